/** ECS's Cluster Query Language: text, parsed once, that selects container instances. */
@NullMarked
package dev.longshore.engine.query;

import org.jspecify.annotations.NullMarked;

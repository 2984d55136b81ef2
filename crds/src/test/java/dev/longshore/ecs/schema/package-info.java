/** Tests. */
@NullMarked
package dev.longshore.ecs.schema;

import org.jspecify.annotations.NullMarked;

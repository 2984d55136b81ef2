/** Whole ECS clusters to folders of manifests, with a report of what needs a hand. */
@NullMarked
package dev.longshore.operator.migrate;

import org.jspecify.annotations.NullMarked;

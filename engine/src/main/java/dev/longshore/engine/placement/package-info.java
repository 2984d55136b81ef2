/** Where tasks go: the funnel from the instances of a Cluster to the one that takes the next task. */
@NullMarked
package dev.longshore.engine.placement;

import org.jspecify.annotations.NullMarked;

/** ECS's task metadata endpoint, version 4: what a task can learn of itself, told to itself alone. */
@NullMarked
package dev.longshore.operator.metadata;

import org.jspecify.annotations.NullMarked;

/** ECS JSON, as {@code aws ecs} reads and prints it, to Longshore's manifests. */
@NullMarked
package dev.longshore.operator.convert;

import org.jspecify.annotations.NullMarked;

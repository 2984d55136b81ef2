/** A task definition, its overrides and a placement become a pod; a pod becomes an ECS task again. */
@NullMarked
package dev.longshore.operator.pod;

import org.jspecify.annotations.NullMarked;

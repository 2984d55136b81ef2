/** Tests. */
@NullMarked
package dev.longshore.ecs.v1alpha1;

import org.jspecify.annotations.NullMarked;

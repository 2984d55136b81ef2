/** The custom resources of group {@code ecs.longshore.dev}, version {@code v1alpha1}: ECS's shapes under Kubernetes's metadata. */
@NullMarked
package dev.longshore.ecs.v1alpha1;

import org.jspecify.annotations.NullMarked;

/** Labels, annotations, Kubernetes names of ECS names, task ids and ARNs. */
@NullMarked
package dev.longshore.operator.names;

import org.jspecify.annotations.NullMarked;

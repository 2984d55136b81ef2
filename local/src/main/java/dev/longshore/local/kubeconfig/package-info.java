/** The provider that takes a cluster which runs already, by its kubeconfig. */
@NullMarked
package dev.longshore.local.kubeconfig;

import org.jspecify.annotations.NullMarked;

/** Tests of the provider that takes a given kubeconfig. */
@NullMarked
package dev.longshore.local.kubeconfig;

import org.jspecify.annotations.NullMarked;

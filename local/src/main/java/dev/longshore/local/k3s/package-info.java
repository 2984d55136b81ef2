/** The provider that runs k3s in a container. */
@NullMarked
package dev.longshore.local.k3s;

import org.jspecify.annotations.NullMarked;

/** Tests of the Docker engine and of k3s in it. */
@NullMarked
package dev.longshore.local.docker;

import org.jspecify.annotations.NullMarked;

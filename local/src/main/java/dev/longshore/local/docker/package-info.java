/** A Docker engine for tests, and a stand-in for the k3s image where no registry can be reached. */
@NullMarked
package dev.longshore.local.docker;

import org.jspecify.annotations.NullMarked;

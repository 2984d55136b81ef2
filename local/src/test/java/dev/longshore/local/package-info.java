/** Tests of the local Kubernetes. */
@NullMarked
package dev.longshore.local;

import org.jspecify.annotations.NullMarked;

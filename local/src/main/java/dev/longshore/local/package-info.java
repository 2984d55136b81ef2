/** One API to a local Kubernetes, whatever provides it. */
@NullMarked
package dev.longshore.local;

import org.jspecify.annotations.NullMarked;

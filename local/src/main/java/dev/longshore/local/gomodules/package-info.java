/** The provider that builds Kubernetes from Go modules and runs it as plain processes. */
@NullMarked
package dev.longshore.local.gomodules;

import org.jspecify.annotations.NullMarked;

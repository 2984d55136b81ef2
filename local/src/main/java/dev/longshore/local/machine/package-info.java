/** What a cluster takes of this machine: processes, addresses, namespaces and keys; and their removal. */
@NullMarked
package dev.longshore.local.machine;

import org.jspecify.annotations.NullMarked;

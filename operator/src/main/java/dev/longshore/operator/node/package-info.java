/** A node becomes a container instance. */
@NullMarked
package dev.longshore.operator.node;

import org.jspecify.annotations.NullMarked;

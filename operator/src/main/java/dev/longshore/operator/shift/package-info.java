/** Deployments that shift traffic: what services say of them, what is written of them, their hooks, and the routes that they set. */
@NullMarked
package dev.longshore.operator.shift;

import org.jspecify.annotations.NullMarked;

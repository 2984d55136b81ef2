/** Conditions and events. */
@NullMarked
package dev.longshore.operator.status;

import org.jspecify.annotations.NullMarked;

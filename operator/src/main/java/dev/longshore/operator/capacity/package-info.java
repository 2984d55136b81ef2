/** Capacity providers: what strategies ask for, the groups behind them, and how their size is changed. */
@NullMarked
package dev.longshore.operator.capacity;

import org.jspecify.annotations.NullMarked;

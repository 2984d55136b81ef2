/** Capacity providers: which one takes a task, how many instances each needs, and which of them go. */
@NullMarked
package dev.longshore.engine.capacity;

import org.jspecify.annotations.NullMarked;

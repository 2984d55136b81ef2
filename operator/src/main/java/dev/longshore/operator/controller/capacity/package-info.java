/** Capacity providers: their groups grow when tasks wait and shrink when instances are empty. */
@NullMarked
package dev.longshore.operator.controller.capacity;

import org.jspecify.annotations.NullMarked;

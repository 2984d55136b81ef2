/** The operator as a whole, on a cluster. */
@NullMarked
package dev.longshore.operator;

import org.jspecify.annotations.NullMarked;

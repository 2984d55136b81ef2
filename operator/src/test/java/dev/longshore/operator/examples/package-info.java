/** The folders under examples/, applied as they are. */
@NullMarked
package dev.longshore.operator.examples;

import org.jspecify.annotations.NullMarked;

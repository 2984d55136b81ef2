/** The commands of the longshore launcher. */
@NullMarked
package dev.longshore.operator.cli;

import org.jspecify.annotations.NullMarked;

/** Tests of the command line. */
@NullMarked
package dev.longshore.bench;

import org.jspecify.annotations.NullMarked;

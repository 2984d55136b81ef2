/** The command line of the benchmarks. */
@NullMarked
package dev.longshore.bench;

import org.jspecify.annotations.NullMarked;

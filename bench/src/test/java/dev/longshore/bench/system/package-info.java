/** Tests of the system benchmark. */
@NullMarked
package dev.longshore.bench.system;

import org.jspecify.annotations.NullMarked;

/** Tests of the engine's benchmarks: that they measure what they say, never how fast it is. */
@NullMarked
package dev.longshore.bench.engine;

import org.jspecify.annotations.NullMarked;

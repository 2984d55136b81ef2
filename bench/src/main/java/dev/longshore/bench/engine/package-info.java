/** Benchmarks of the engine's decisions alone, with JMH. */
@NullMarked
package dev.longshore.bench.engine;

import org.jspecify.annotations.NullMarked;

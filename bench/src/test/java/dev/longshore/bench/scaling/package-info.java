@NullMarked
package dev.longshore.bench.scaling;

import org.jspecify.annotations.NullMarked;

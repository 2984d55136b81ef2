/** The scaling loops under loads that go up and down, in virtual time, beside the HorizontalPodAutoscaler's rule. */
@NullMarked
package dev.longshore.bench.scaling;

import org.jspecify.annotations.NullMarked;

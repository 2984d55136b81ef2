/** Metrics as CloudWatch has them: samples, statistics over periods, and metric math. */
@NullMarked
package dev.longshore.engine.metric;

import org.jspecify.annotations.NullMarked;

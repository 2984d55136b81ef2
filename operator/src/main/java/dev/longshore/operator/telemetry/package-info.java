/** What Prometheus is told: ECS's metrics with their dimensions, and how the operator itself does. */
@NullMarked
package dev.longshore.operator.telemetry;

import org.jspecify.annotations.NullMarked;

/** Where the numbers of alarms and scaling policies come from: measured by the operator, or asked of Prometheus. */
@NullMarked
package dev.longshore.operator.metrics;

import org.jspecify.annotations.NullMarked;

/** CloudWatch's alarms: thresholds, M of N datapoints, and what missing ones mean. Anomaly detection and composite alarms are not there. */
@NullMarked
package dev.longshore.engine.alarm;

import org.jspecify.annotations.NullMarked;

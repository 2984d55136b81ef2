package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the datapoints of an alarm are compared with its threshold; the last three belong to anomaly detection.
 */
public enum AlarmComparisonOperator {
    @JsonProperty("GreaterThanOrEqualToThreshold")
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    @JsonProperty("GreaterThanThreshold")
    GREATER_THAN_THRESHOLD,
    @JsonProperty("LessThanThreshold")
    LESS_THAN_THRESHOLD,
    @JsonProperty("LessThanOrEqualToThreshold")
    LESS_THAN_OR_EQUAL_TO_THRESHOLD,
    @JsonProperty("LessThanLowerOrGreaterThanUpperThreshold")
    LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
    @JsonProperty("LessThanLowerThreshold")
    LESS_THAN_LOWER_THRESHOLD,
    @JsonProperty("GreaterThanUpperThreshold")
    GREATER_THAN_UPPER_THRESHOLD
}

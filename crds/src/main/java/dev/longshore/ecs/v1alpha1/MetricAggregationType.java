package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How an alarm's datapoints are put together to choose a step.
 */
public enum MetricAggregationType {
    @JsonProperty("Average")
    AVERAGE,
    @JsonProperty("Minimum")
    MINIMUM,
    @JsonProperty("Maximum")
    MAXIMUM
}

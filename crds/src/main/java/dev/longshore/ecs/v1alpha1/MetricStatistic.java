package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The statistics of CloudWatch other than percentiles.
 */
public enum MetricStatistic {
    @JsonProperty("SampleCount")
    SAMPLE_COUNT,
    @JsonProperty("Average")
    AVERAGE,
    @JsonProperty("Sum")
    SUM,
    @JsonProperty("Minimum")
    MINIMUM,
    @JsonProperty("Maximum")
    MAXIMUM
}

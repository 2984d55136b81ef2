package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a step changes the count of tasks.
 */
public enum AdjustmentType {
    @JsonProperty("ChangeInCapacity")
    CHANGE_IN_CAPACITY,
    @JsonProperty("PercentChangeInCapacity")
    PERCENT_CHANGE_IN_CAPACITY,
    @JsonProperty("ExactCapacity")
    EXACT_CAPACITY
}

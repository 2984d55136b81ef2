package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The kinds of scaling policies that are carried out.
 */
public enum PolicyType {
    @JsonProperty("TargetTrackingScaling")
    TARGET_TRACKING_SCALING,
    @JsonProperty("StepScaling")
    STEP_SCALING,
    @JsonProperty("PredictiveScaling")
    PREDICTIVE_SCALING
}

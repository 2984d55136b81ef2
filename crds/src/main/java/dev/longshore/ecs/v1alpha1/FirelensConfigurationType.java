package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Log routers.
 */
public enum FirelensConfigurationType {
    @JsonProperty("fluentd")
    FLUENTD,
    @JsonProperty("fluentbit")
    FLUENTBIT
}

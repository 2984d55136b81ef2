package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Network modes of a task definition.
 */
public enum NetworkMode {
    @JsonProperty("bridge")
    BRIDGE,
    @JsonProperty("host")
    HOST,
    @JsonProperty("awsvpc")
    AWSVPC,
    @JsonProperty("none")
    NONE
}

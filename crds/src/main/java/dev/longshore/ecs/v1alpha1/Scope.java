package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long a Docker volume lives.
 */
public enum Scope {
    @JsonProperty("task")
    TASK,
    @JsonProperty("shared")
    SHARED
}

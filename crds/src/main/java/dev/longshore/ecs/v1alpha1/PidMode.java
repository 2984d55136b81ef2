package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose process namespace a task uses.
 */
public enum PidMode {
    @JsonProperty("host")
    HOST,
    @JsonProperty("task")
    TASK
}

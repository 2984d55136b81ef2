package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose IPC namespace a task uses.
 */
public enum IpcMode {
    @JsonProperty("host")
    HOST,
    @JsonProperty("task")
    TASK,
    @JsonProperty("none")
    NONE
}

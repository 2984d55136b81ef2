package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an attribute belongs to.
 */
public enum TargetType {
    @JsonProperty("container-instance")
    CONTAINER_INSTANCE
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Names of cluster settings.
 */
public enum ClusterSettingName {
    @JsonProperty("containerInsights")
    CONTAINER_INSIGHTS
}

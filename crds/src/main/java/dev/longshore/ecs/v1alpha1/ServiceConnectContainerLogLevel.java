package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much the Service Connect proxy logs.
 */
public enum ServiceConnectContainerLogLevel {
    @JsonProperty("debug")
    DEBUG,
    @JsonProperty("info")
    INFO
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What Service Connect speaks on a port.
 */
public enum ApplicationProtocol {
    @JsonProperty("http")
    HTTP,
    @JsonProperty("http2")
    HTTP2,
    @JsonProperty("grpc")
    GRPC
}

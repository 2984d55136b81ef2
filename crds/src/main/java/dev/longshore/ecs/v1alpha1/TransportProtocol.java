package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Protocols of a port.
 */
public enum TransportProtocol {
    @JsonProperty("tcp")
    TCP,
    @JsonProperty("udp")
    UDP
}

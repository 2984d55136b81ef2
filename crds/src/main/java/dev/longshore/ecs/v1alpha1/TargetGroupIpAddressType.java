package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The family of the targets' addresses. */
public enum TargetGroupIpAddressType {
    @JsonProperty("ipv4")
    IPV4,
    @JsonProperty("ipv6")
    IPV6
}

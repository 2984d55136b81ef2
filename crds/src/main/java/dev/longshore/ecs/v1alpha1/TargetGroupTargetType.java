package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a target is. */
public enum TargetGroupTargetType {
    /** A container instance and a host port. */
    @JsonProperty("instance")
    INSTANCE,
    /** An address and a port. */
    @JsonProperty("ip")
    IP,
    /** Refused. */
    @JsonProperty("lambda")
    LAMBDA,
    /** Refused. */
    @JsonProperty("alb")
    ALB
}

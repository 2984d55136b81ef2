package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many awsvpc tasks an instance takes. */
public enum EniLimits {
    /** As many as the instance type has network interfaces besides its primary one. */
    @JsonProperty("ecs")
    ECS,
    /** As many as ECS allows with awsvpcTrunking; types that have no trunk are as with ecs. */
    @JsonProperty("trunking")
    TRUNKING,
    /** As many as fit: pods do not take network interfaces on this Kubernetes. */
    @JsonProperty("none")
    NONE
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Placement constraints of services and tasks.
 */
public enum PlacementConstraintType {
    @JsonProperty("distinctInstance")
    DISTINCT_INSTANCE,
    @JsonProperty("memberOf")
    MEMBER_OF
}

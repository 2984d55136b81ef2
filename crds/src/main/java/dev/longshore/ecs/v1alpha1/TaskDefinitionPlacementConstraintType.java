package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Placement constraints of a task definition.
 */
public enum TaskDefinitionPlacementConstraintType {
    @JsonProperty("memberOf")
    MEMBER_OF
}

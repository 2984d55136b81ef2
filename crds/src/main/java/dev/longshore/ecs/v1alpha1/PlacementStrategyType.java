package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Placement strategies.
 */
public enum PlacementStrategyType {
    @JsonProperty("random")
    RANDOM,
    @JsonProperty("spread")
    SPREAD,
    @JsonProperty("binpack")
    BINPACK
}

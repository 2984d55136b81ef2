package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a period without a datapoint counts as.
 */
public enum TreatMissingData {
    @JsonProperty("missing")
    MISSING,
    @JsonProperty("ignore")
    IGNORE,
    @JsonProperty("breaching")
    BREACHING,
    @JsonProperty("notBreaching")
    NOT_BREACHING
}

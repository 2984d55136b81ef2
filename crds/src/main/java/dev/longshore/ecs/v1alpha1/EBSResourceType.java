package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a tag specification of a disk is for.
 */
public enum EBSResourceType {
    @JsonProperty("volume")
    VOLUME
}

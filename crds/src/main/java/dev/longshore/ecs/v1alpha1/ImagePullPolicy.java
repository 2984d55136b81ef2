package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the kubelet pulls an image: Kubernetes's own values. */
public enum ImagePullPolicy {
    /** Before every start. */
    @JsonProperty("Always")
    ALWAYS,
    /** When the node does not have the image. */
    @JsonProperty("IfNotPresent")
    IF_NOT_PRESENT,
    /** Never: the image must be on the node. */
    @JsonProperty("Never")
    NEVER
}

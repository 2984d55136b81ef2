package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What runs on the node.
 *
 * @param agentVersion the kubelet's version
 * @param agentHash not known here
 * @param dockerVersion the container runtime and its version
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record VersionInfo(
        @Nullable String agentVersion,
        @Nullable String agentHash,
        @Nullable String dockerVersion) {}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A port of the node that leads to a container.
 *
 * @param bindIP address it listens on
 * @param containerPort port in the container
 * @param hostPort port on the node
 * @param protocol tcp or udp
 * @param containerPortRange range in the container
 * @param hostPortRange range on the node
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record NetworkBinding(
        @Nullable String bindIP,
        @Nullable Integer containerPort,
        @Nullable Integer hostPort,
        @Nullable TransportProtocol protocol,
        @Nullable String containerPortRange,
        @Nullable String hostPortRange) {}

package dev.longshore.engine.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Who a container instance is, for the query language.
 *
 * @param agentVersion the kubelet's version in place of ECS's agent, for example {@code 1.35.4}
 * @param ec2InstanceId for example {@code i-0123456789abcdef0}
 * @param registeredAt when it became a container instance
 */
public record InstanceIdentity(
        Optional<String> agentVersion, Optional<String> ec2InstanceId, Optional<Instant> registeredAt) {
    /** Nothing is known. */
    public static final InstanceIdentity UNKNOWN =
            new InstanceIdentity(Optional.empty(), Optional.empty(), Optional.empty());
}

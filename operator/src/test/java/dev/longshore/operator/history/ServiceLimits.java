package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a service's spec allowed, lately: an action may follow a spec that was changed while the action was on its way, so
 * every version that was in force within {@link #LAG} counts, and the most lenient decides.
 */
final class ServiceLimits {
    /** How far behind the history an action of the operator may be. */
    static final Duration LAG = Duration.ofSeconds(5);

    private static final int DEFAULT_MINIMUM_HEALTHY_PERCENT = 100;
    private static final int DEFAULT_MAXIMUM_PERCENT = 200;

    /** @param until when it was replaced; the end of time if it was not */
    private record Version(long floor, long ceiling, Instant until) {
        Version until(Instant replaced) {
            return new Version(floor, ceiling, replaced);
        }
    }

    private final Map<String, Deque<Version>> byService = new HashMap<>();

    void observe(Change change) {
        if (change.object() instanceof Service service && change.type() != Change.Type.DELETED && isReplica(service)) {
            Deque<Version> versions =
                    byService.computeIfAbsent(service.getMetadata().getUid(), uid -> new ArrayDeque<>());
            Version now = version(service.getSpec());
            if (!now.equals(versions.peekLast())) {
                Optional.ofNullable(versions.pollLast()).ifPresent(last -> versions.add(last.until(change.seenAt())));
                versions.add(now);
            }
        }
    }

    /** A DAEMON service's count follows its instances, not a desiredCount. */
    private static boolean isReplica(Service service) {
        return service.getSpec().schedulingStrategy() != SchedulingStrategy.DAEMON;
    }

    private static Version version(ServiceSpec spec) {
        long desired = Objects.requireNonNullElse(spec.desiredCount(), 1);
        Optional<DeploymentConfiguration> configuration = Optional.ofNullable(spec.deploymentConfiguration());
        long minimum = configuration
                .map(DeploymentConfiguration::minimumHealthyPercent)
                .orElse(DEFAULT_MINIMUM_HEALTHY_PERCENT);
        long maximum =
                configuration.map(DeploymentConfiguration::maximumPercent).orElse(DEFAULT_MAXIMUM_PERCENT);
        return new Version(Math.ceilDiv(desired * minimum, 100L), desired * maximum / 100, Instant.MAX);
    }

    /** ceil(desiredCount x minimumHealthyPercent / 100); empty for a service that is not known or a DAEMON. */
    OptionalLong floor(String serviceUid, Instant now) {
        return lately(serviceUid, now).mapToLong(Version::floor).min();
    }

    /** floor(desiredCount x maximumPercent / 100); empty for a service that is not known or a DAEMON. */
    OptionalLong ceiling(String serviceUid, Instant now) {
        return lately(serviceUid, now).mapToLong(Version::ceiling).max();
    }

    private Stream<Version> lately(String serviceUid, Instant now) {
        return Optional.ofNullable(byService.get(serviceUid)).stream()
                .flatMap(Deque::stream)
                .filter(version -> version.until().isAfter(now.minus(LAG)));
    }
}

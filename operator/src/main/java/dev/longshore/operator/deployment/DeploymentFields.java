package dev.longshore.operator.deployment;

import dev.longshore.ecs.v1alpha1.DeploymentCircuitBreaker;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentEarlySuccessCriteria;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.ServiceRevisionCleanup;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.ThresholdConfiguration;
import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.EarlySuccess;
import dev.longshore.engine.deployment.FailureThreshold;
import java.util.Optional;

/**
 * {@code deploymentConfiguration} with ECS's defaults filled in.
 *
 * @param minimumHealthyPercent default 100; DAEMON 0
 * @param maximumPercent default 200; DAEMON 100
 * @param early when a rolling deployment is done before its last task; empty where it is not to be
 */
public record DeploymentFields(
        int minimumHealthyPercent, int maximumPercent, CircuitBreaker breaker, Optional<EarlySuccess> early) {
    private static final int ALL = 100;

    /** Reads a service's. */
    public static DeploymentFields of(ServiceSpec spec) {
        Optional<DeploymentConfiguration> configuration = Optional.ofNullable(spec.deploymentConfiguration());
        boolean daemon = isDaemon(spec);
        int minimum = configuration
                .map(DeploymentConfiguration::minimumHealthyPercent)
                .orElse(daemon ? 0 : ALL);
        return new DeploymentFields(
                minimum,
                configuration.map(DeploymentConfiguration::maximumPercent).orElse(daemon ? ALL : 2 * ALL),
                configuration
                        .map(DeploymentConfiguration::deploymentCircuitBreaker)
                        .map(DeploymentFields::breaker)
                        .orElse(CircuitBreaker.OFF),
                configuration.flatMap(given -> early(given, minimum)));
    }

    /** No less than is to be healthy all the time. */
    private static Optional<EarlySuccess> early(DeploymentConfiguration given, int minimum) {
        return Optional.ofNullable(given.earlySuccessCriteria())
                .filter(DeploymentEarlySuccessCriteria::enable)
                .filter(criteria -> given.strategy() == null || given.strategy() == DeploymentStrategy.ROLLING)
                .map(criteria -> new EarlySuccess(
                        Math.max(
                                minimum,
                                Optional.ofNullable(criteria.healthyPercent()).orElse(ALL)),
                        criteria.sourceServiceRevisionCleanup() != ServiceRevisionCleanup.DEFERRED));
    }

    /** Whether the service keeps one task on each instance. */
    public static boolean isDaemon(ServiceSpec spec) {
        return spec.schedulingStrategy() == SchedulingStrategy.DAEMON;
    }

    private static CircuitBreaker breaker(DeploymentCircuitBreaker given) {
        return new CircuitBreaker(
                given.enable(),
                given.rollback(),
                !Boolean.FALSE.equals(given.resetOnHealthyTask()),
                Optional.ofNullable(given.thresholdConfiguration())
                        .map(DeploymentFields::threshold)
                        .orElse(FailureThreshold.DEFAULT));
    }

    private static FailureThreshold threshold(ThresholdConfiguration given) {
        return new FailureThreshold(FailureThreshold.Type.valueOf(given.type().name()), given.value());
    }
}

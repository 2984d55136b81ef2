package dev.longshore.operator.controller;

import dev.longshore.operator.controller.life.Retention;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.external.ExternalSettings;
import dev.longshore.operator.metadata.MetadataSettings;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.shift.HookHosts;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator is told at its start.
 *
 * @param scope which namespaces it works in
 * @param stoppedTaskRetention how long the pods of stopped tasks are kept as their records
 * @param metadata where tasks find their metadata endpoint; empty: they have none
 * @param events how it takes events, and where it sends those of ECS
 * @param external what it makes for other operators
 * @param metrics how it measures, and where Prometheus is
 * @param hooks which hosts lifecycle hooks may be sent to
 * @param scalingPeriod how often scaling policies of mode ECS are carried out: a minute in ECS
 */
public record OperatorSettings(
        Scope scope,
        Duration stoppedTaskRetention,
        Optional<MetadataSettings> metadata,
        EventSettings events,
        ExternalSettings external,
        MetricSettings metrics,
        HookHosts hooks,
        Duration scalingPeriod) {
    /** As in ECS. */
    public static final Duration SCALING_PERIOD = Duration.ofMinutes(1);

    /** Those of ECS, with this endpoint, without events. */
    public static OperatorSettings with(Optional<MetadataSettings> metadata) {
        return with(metadata, EventSettings.NONE);
    }

    /** Those of ECS, with this endpoint and these events. */
    public static OperatorSettings with(Optional<MetadataSettings> metadata, EventSettings events) {
        return new OperatorSettings(
                Scope.ALL,
                Retention.DEFAULT,
                metadata,
                events,
                ExternalSettings.NONE,
                MetricSettings.DEFAULT,
                HookHosts.OWN_NAMESPACE,
                SCALING_PERIOD);
    }

    /** The same, measuring so. */
    public OperatorSettings measuring(MetricSettings how) {
        return new OperatorSettings(scope, stoppedTaskRetention, metadata, events, external, how, hooks, scalingPeriod);
    }

    /** The same, with hooks that may be sent there. */
    public OperatorSettings asking(HookHosts hosts) {
        return new OperatorSettings(
                scope, stoppedTaskRetention, metadata, events, external, metrics, hosts, scalingPeriod);
    }

    /** The same, with policies carried out so often. */
    public OperatorSettings scalingEvery(Duration period) {
        return new OperatorSettings(scope, stoppedTaskRetention, metadata, events, external, metrics, hooks, period);
    }
}

package dev.longshore.operator.controller;

import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.watch.Watches;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a running operator. Liveness asks for what only a new process mends, readiness for what may pass. */
public final class Vitals {
    /** Far longer than the placement of ten thousand tasks takes. */
    static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    private final Watches watches;
    private final PlacementQueues queues;
    private final RuntimeInfo controllers;
    private volatile boolean started;

    Vitals(Watches watches, PlacementQueues queues, RuntimeInfo controllers) {
        this.watches = watches;
        this.queues = queues;
        this.controllers = controllers;
    }

    /** Everything has been listed, and the controllers run. */
    void started() {
        started = true;
    }

    /** Whether it decides: an operator that stands by has not been made, or not been started. */
    boolean hasStarted() {
        return started;
    }

    /** For liveness: informers that ended, and with them all that follows from what they see. */
    public Optional<String> informers() {
        if (!started) {
            return Optional.empty();
        }
        List<String> dead =
                Stream.concat(watches.dead().stream(), deadControllers()).toList();
        return dead.isEmpty()
                ? Optional.empty()
                : Optional.of("changes are not seen any more of: " + String.join(", ", dead));
    }

    /** Those whose informer has ended; one whose watch is interrupted goes on by itself. */
    private Stream<String> deadControllers() {
        return controllers.unhealthyEventSources().entrySet().stream()
                .filter(controller -> controller.getValue().values().stream()
                        .flatMap(Vitals::informersOf)
                        .anyMatch(informer -> !informer.isRunning()))
                .map(Map.Entry::getKey);
    }

    private static Stream<InformerHealthIndicator> informersOf(EventSourceHealthIndicator source) {
        return source instanceof InformerWrappingEventSourceHealthIndicator<?> wrapping
                ? wrapping.informerHealthIndicators().values().stream()
                : Stream.empty();
    }

    /** For liveness: placement queues that have begun no turn for two minutes. */
    public Optional<String> placement() {
        return stuck(queues.all().stream()
                .collect(Collectors.toMap(PlacementQueue::cluster, PlacementQueue::sinceLastTurn)));
    }

    /** Who of these queues, by Cluster, has had its last turn too long ago. */
    static Optional<String> stuck(Map<String, Duration> sinceLastTurn) {
        String stuck = sinceLastTurn.entrySet().stream()
                .filter(queue -> queue.getValue().compareTo(STUCK_AFTER) > 0)
                .map(queue -> queue.getKey() + " (" + queue.getValue().toSeconds() + " s)")
                .sorted()
                .collect(Collectors.joining(", "));
        return stuck.isEmpty() ? Optional.empty() : Optional.of("nothing is placed any more in clusters: " + stuck);
    }

    /** For readiness: whether what it decides by is complete and kept so. */
    public Optional<String> caches() {
        if (!started) {
            return Optional.of("what the cluster holds has not been read yet");
        }
        return watches.current() ? Optional.empty() : Optional.of("nodes, pods or revisions are not watched for now");
    }

    /** For readiness: controllers whose objects are not watched for now. */
    public Optional<String> controllers() {
        if (!started) {
            return Optional.of("the controllers have not started yet");
        }
        Map<String, ?> unhealthy = controllers.unhealthyEventSources();
        return unhealthy.isEmpty()
                ? Optional.empty()
                : Optional.of("not watched for now: " + String.join(", ", unhealthy.keySet()));
    }
}

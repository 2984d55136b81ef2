package dev.longshore.operator.telemetry;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.PlacementQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How long tasks take from being wanted to having an instance, and from there to having a pod. */
final class PlacementTimes implements PlacementQueue.Listener {
    static final String PLACEMENT = "longshore.placement";
    static final String POD_WRITE = "longshore.pod.write";
    /** From a placement at once to a task that waits for an instance to be bought. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> placements = new ConcurrentHashMap<>();
    private final Map<String, Timer> writes = new ConcurrentHashMap<>();

    PlacementTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ownerChanged(Owner owner) {
        // No time to tell.
    }

    @Override
    public void usageChanged(String instance) {
        // No time to tell.
    }

    @Override
    public void placed(String cluster, PodKey pod, Duration waited) {
        placements
                .computeIfAbsent(
                        cluster, one -> timer(PLACEMENT, one, "From a task's being wanted to its having an instance."))
                .record(waited);
    }

    @Override
    public void written(String cluster, PodKey pod, Duration took) {
        writes.computeIfAbsent(
                        cluster, one -> timer(POD_WRITE, one, "From a task's placement to its pod's being accepted."))
                .record(took);
    }

    private Timer timer(String name, String cluster, String description) {
        return Timer.builder(name)
                .description(description)
                .tag("cluster", cluster)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Forgets the Clusters that are gone. */
    void keep(Set<String> clusters) {
        keep(placements, clusters);
        keep(writes, clusters);
    }

    private void keep(Map<String, Timer> timers, Set<String> clusters) {
        timers.entrySet().removeIf(entry -> {
            boolean gone = !clusters.contains(entry.getKey());
            if (gone) {
                registry.remove(entry.getValue());
            }
            return gone;
        });
    }
}

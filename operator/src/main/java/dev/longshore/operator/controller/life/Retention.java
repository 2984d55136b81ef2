package dev.longshore.operator.controller.life;

import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which stopped tasks' pods have been kept long enough: a pure choice over all of them. */
public final class Retention {
    /** ECS's own: stopped tasks can be described for at least an hour. */
    public static final Duration DEFAULT = Duration.ofHours(1);

    private static final int KEPT_PER_OWNER = 10;
    private static final int KEPT_PER_NAMESPACE = 500;

    private Retention() {}

    /** Those that stopped longer ago, and the oldest beyond 10 of an owner or 500 of a namespace. */
    static List<EcsTask> expired(List<EcsTask> stopped, Duration keptFor, Instant now) {
        Map<OwnerKey, Integer> byOwner = new HashMap<>();
        Map<String, Integer> byNamespace = new HashMap<>();
        return stopped.stream()
                .sorted(Comparator.comparing(Retention::stoppedAt).reversed())
                .filter(task -> {
                    int ofOwner = byOwner.merge(task.owner(), 1, Integer::sum);
                    int ofNamespace = byNamespace.merge(task.pod().namespace(), 1, Integer::sum);
                    return ofOwner > KEPT_PER_OWNER
                            || ofNamespace > KEPT_PER_NAMESPACE
                            || stoppedAt(task).plus(keptFor).isBefore(now);
                })
                .toList();
    }

    private static Instant stoppedAt(EcsTask task) {
        return task.stoppedAt().orElse(task.createdAt());
    }
}

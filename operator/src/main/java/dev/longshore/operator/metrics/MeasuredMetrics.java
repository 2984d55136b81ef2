package dev.longshore.operator.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which metrics the operator measures, and by which dimensions. */
public final class MeasuredMetrics {
    private static final Set<String> OF_CLUSTER = Set.of(MetricId.CLUSTER_NAME);
    private static final Set<String> OF_PROVIDER = Set.of(MetricId.CLUSTER_NAME, MetricId.PROVIDER_NAME);
    private static final Set<String> OF_SERVICE = Set.of(MetricId.CLUSTER_NAME, MetricId.SERVICE_NAME);
    private static final Map<String, Map<String, Set<Set<String>>>> DIMENSIONS = Map.of(
            MetricId.ECS,
            Map.of(
                    "CPUReservation", Set.of(OF_CLUSTER),
                    "MemoryReservation", Set.of(OF_CLUSTER),
                    "GPUReservation", Set.of(OF_CLUSTER),
                    "CPUUtilization", Set.of(OF_CLUSTER, OF_SERVICE),
                    "MemoryUtilization", Set.of(OF_CLUSTER, OF_SERVICE)),
            MetricId.MANAGED_SCALING,
            Map.of(MetricId.PROVIDER_RESERVATION, Set.of(OF_PROVIDER)),
            MetricId.CONTAINER_INSIGHTS,
            Map.of(
                    "RunningTaskCount", Set.of(OF_SERVICE),
                    "PendingTaskCount", Set.of(OF_SERVICE),
                    "DesiredTaskCount", Set.of(OF_SERVICE)));

    private MeasuredMetrics() {}

    /** Why nobody measures such a metric, and what to do; empty if the operator does. */
    public static Optional<String> problem(String namespace, String name, Set<String> dimensions) {
        Map<String, Set<Set<String>>> names = DIMENSIONS.getOrDefault(namespace, Map.of());
        if (!names.containsKey(name)) {
            return Optional.of("'" + name + "' of '" + namespace + "' is not measured here: use "
                    + String.join(", ", all()) + ", or a Prometheus query (prometheus.query)");
        }
        return names.getOrDefault(name, Set.of()).contains(dimensions)
                ? Optional.empty()
                : Optional.of("'" + name + "' has the dimensions " + text(names.getOrDefault(name, Set.of()))
                        + ", but not " + new TreeSet<>(dimensions));
    }

    private static Iterable<String> all() {
        return new TreeMap<>(DIMENSIONS)
                .entrySet().stream()
                        .map(entry ->
                                String.join(", ", new TreeMap<>(entry.getValue()).keySet()) + " of " + entry.getKey())
                        .toList();
    }

    private static String text(Set<Set<String>> dimensions) {
        return dimensions.stream()
                .map(one -> new TreeSet<>(one).toString())
                .sorted()
                .reduce((one, other) -> one + " or " + other)
                .orElse("");
    }
}

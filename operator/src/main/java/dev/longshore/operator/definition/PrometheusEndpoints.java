package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a task has metrics for Prometheus, by the {@code dockerLabels} that the CloudWatch agent looks for. A pod can name one such place
 * to those who scrape pods: the first container that has one is heard.
 */
public final class PrometheusEndpoints {
    private static final String PORT = "ECS_PROMETHEUS_EXPORTER_PORT";
    private static final String PATH = "ECS_PROMETHEUS_METRICS_PATH";
    private static final String JOB = "ECS_PROMETHEUS_JOB_NAME";
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;

    /**
     * Where metrics are.
     *
     * @param port of the pod's address
     * @param path begins with a slash
     * @param job what Prometheus is to call it; empty: as it likes
     */
    public record Endpoint(int port, String path, Optional<String> job) {}

    private final List<Ignored> ignored = new ArrayList<>();
    private Optional<Endpoint> first = Optional.empty();

    private PrometheusEndpoints(TaskDefinitionSpec spec) {
        Ignored.containers(spec, (container, path) -> {
            Map<String, String> labels = container.dockerLabels();
            if (labels.containsKey(PORT)) {
                read(labels, path + ".dockerLabels." + PORT);
            }
        });
    }

    /** Those of a whole task. */
    public static PrometheusEndpoints of(TaskDefinitionSpec spec) {
        return new PrometheusEndpoints(spec);
    }

    /** The one that is told; empty where there is none. */
    public Optional<Endpoint> first() {
        return first;
    }

    List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    private void read(Map<String, String> labels, String path) {
        String text = labels.getOrDefault(PORT, "").strip();
        int port = port(text);
        if (port == 0) {
            ignored.add(new Ignored(path, "'" + text + "' is no port from 1 to 65535, so Prometheus is told nothing"));
        } else if (first.isPresent()) {
            ignored.add(new Ignored(
                    path,
                    "a pod names one port to Prometheus, and port "
                            + first.orElseThrow().port() + " of another container comes first"));
        } else {
            first = Optional.of(new Endpoint(port, path(labels), text(labels, JOB)));
        }
    }

    private static int port(String text) {
        boolean number =
                !text.isEmpty() && text.length() <= LONGEST_PORT && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(text) : 0;
        return port <= LAST_PORT ? port : 0;
    }

    private static String path(Map<String, String> labels) {
        String path = text(labels, PATH).orElse("/metrics");
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Optional<String> text(Map<String, String> labels, String name) {
        return Optional.ofNullable(labels.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}

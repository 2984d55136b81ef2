package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.LogConfiguration;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of a log driver. The node's container runtime writes the output of every container to files, which is what
 * {@code json-file} asks for; {@code awslogs} adds group and stream, and a log router takes what is {@code awsfirelens}.
 */
final class LogDrivers {
    private static final String NOT_SPOKEN =
            "no container of a pod has a log driver of its own: what it prints is in the node's files, for kubectl logs, "
                    + "longshore logs and any log shipper";

    private static final String ROUTED =
            "what the container prints reaches the log router only where the Cluster sets allow.firelensLogs: true; what it "
                    + "sends to FLUENT_HOST always does";

    private static final String BUFFER = "nothing is buffered in memory: the node's files are the buffer";

    /** Options that do what they say, or ask for what happens anyway. */
    private static final Set<String> AWSLOGS = Set.of(
            "awslogs-group",
            "awslogs-region",
            "awslogs-stream-prefix",
            // There is no group that would have to be there first.
            "awslogs-create-group");

    private static final Map<String, String> REASONS = Map.of(
            "awslogs-datetime-format", "a line of the container's output is an event",
            "awslogs-multiline-pattern", "a line of the container's output is an event",
            "mode", "a container never waits for whoever ships its output: the node's files are in between",
            "max-buffer-size", BUFFER,
            "max-size", "the node's kubelet rotates the files (containerLogMaxSize)",
            "max-file", "the node's kubelet rotates the files (containerLogMaxFiles)");

    private LogDrivers() {}

    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(spec, (container, path) -> {
            if (container.logConfiguration() != null) {
                add(container.logConfiguration(), path + ".logConfiguration", ignored);
            }
        });
        return ignored;
    }

    private static void add(LogConfiguration log, String path, List<Ignored> ignored) {
        switch (log.logDriver()) {
            case AWSFIRELENS -> addRouted(log, path, ignored);
            case AWSLOGS, JSON_FILE -> {
                addOptions(log, path, ignored);
                if (!log.secretOptions().isEmpty()) {
                    ignored.add(new Ignored(path + ".secretOptions", "the driver has no secrets"));
                }
            }
            default -> ignored.add(new Ignored(path, NOT_SPOKEN));
        }
    }

    private static void addRouted(LogConfiguration log, String path, List<Ignored> ignored) {
        ignored.add(new Ignored(path + ".logDriver", ROUTED));
        if (log.options().containsKey("log-driver-buffer-limit")) {
            ignored.add(new Ignored(path + ".options.log-driver-buffer-limit", BUFFER));
        }
    }

    private static void addOptions(LogConfiguration log, String path, List<Ignored> ignored) {
        log.options().forEach((option, value) -> {
            if (!AWSLOGS.contains(option) && !isWhatHappens(option, value)) {
                ignored.add(new Ignored(
                        path + ".options." + option,
                        REASONS.getOrDefault(option, "the node's container runtime has no such option")));
            }
        });
    }

    private static boolean isWhatHappens(String option, String value) {
        return option.equals("mode") && value.equals("non-blocking");
    }
}

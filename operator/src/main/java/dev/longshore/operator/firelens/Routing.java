package dev.longshore.operator.firelens;

import dev.longshore.ecs.v1alpha1.FirelensConfigurationType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a router's configuration depends on.
 *
 * @param metadata added to every event: ECS's cluster, task and definition; empty where the definition does not want it
 * @param include a file with more configuration, in the router's image; empty if there is none
 * @param listens whether containers may send to port {@value #PORT}
 * @param reads whether the router may read what the containers print
 */
public record Routing(
        String taskId,
        Map<String, String> metadata,
        Optional<String> include,
        boolean listens,
        boolean reads,
        List<Route> routes) {
    /** Where a router listens for the forward protocol. */
    public static final int PORT = 24_224;

    /** Where a router finds a folder of log files for each container of its task. */
    public static final String LOGS = "/var/log/firelens";

    /** The configuration, in the router's own language. */
    public String text(FirelensConfigurationType type) {
        return switch (type) {
            case FLUENTBIT -> new FluentBit(this).text();
            case FLUENTD -> new Fluentd(this).text();
        };
    }
}

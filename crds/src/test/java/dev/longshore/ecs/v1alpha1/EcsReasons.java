package dev.longshore.ecs.v1alpha1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which refusals of the server are ECS's too, and in which words ECS says it. */
final class EcsReasons {
    private static final Map<Pattern, String> REASONS = reasons();

    private EcsReasons() {}

    /** ECS's reason behind a message of the server; empty if ECS has none. */
    static Optional<String> of(String message) {
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getKey().matcher(message).find())
                .map(reason -> reason.getValue().isEmpty() ? message : reason.getValue())
                .findFirst();
    }

    private static Map<Pattern, String> reasons() {
        var reasons = new LinkedHashMap<Pattern, String>();
        // What the clients of ECS check against its model before they send anything.
        put(
                reasons,
                "in body must be of type (integer|string|boolean|object|array)",
                "Parameter validation failed: Invalid type for parameter");
        put(reasons, "^Required value", "Parameter validation failed: Missing required parameter in input");
        put(reasons, "^Unsupported value", "ClientException: the value is not one of the supported ones");
        put(
                reasons,
                "in body should be (greater|less) than or equal to",
                "ClientException: the value is out of ECS's range");
        put(reasons, "Too many: \\d+: must have at most \\d+ items", "ClientException: more items than ECS's quota");
        put(reasons, "A volume can have only one of", "ClientException: a volume takes one source at most");
        put(reasons, "memberOf expression should be specified", "ClientException: the constraint has no expression");
        // What ECS answers to RegisterTaskDefinition, word for word.
        same(reasons, "Container list cannot be empty\\.");
        same(reasons, "Container\\.(name|image) should not be null or empty\\.");
        same(reasons, "Container names must be unique within a task definition");
        same(reasons, "Task definition doesn't have any essential container\\.");
        same(reasons, "At least one of 'memory' or 'memoryReservation' must be specified\\.");
        same(reasons, "'memory' must be greater than or equal to 'memoryReservation'\\.");
        same(reasons, "Invalid '(cpu|memory)' setting for task\\.");
        same(reasons, "Fargate requires that '(cpu|memory)' be defined at the task level\\.");
        same(reasons, "No Fargate configuration exists for given values");
        same(reasons, "Fargate only supports network mode ‘awsvpc’\\.");
        same(reasons, "Fargate requires that the ‘privileged’ setting be ‘false’");
        same(reasons, "Fargate compatible task definitions do not support");
        same(
                reasons,
                "Tasks using the Fargate launch type (do not support pidMode|must have a container stop timeout)");
        same(reasons, "is not a valid log driver\\. Must be one of");
        same(reasons, "Granular (start|stop) timeout on container '.*' must be at least 2 seconds\\.");
        same(
                reasons,
                "When networkMode=(awsvpc|host), the host ports and container ports in port mappings must match\\.");
        same(reasons, "(is|are) not supported (on container )?when networkMode=(awsvpc|none)");
        same(reasons, "cannot specify both single port and port range");
        same(reasons, "Unknown volume '.*'\\.");
        same(reasons, "Cannot depend on container \\+ '.*' because it does not exist");
        same(reasons, "A dependency container with (SUCCESS or COMPLETE|HEALTHY) condition");
        same(reasons, "Health check (interval|timeout|retries|startPeriod) must be (less|greater) than or equal to");
        same(reasons, "The 'restartAttemptPeriod' setting for container");
        same(reasons, "The maximum number of environment files was exceeded\\.");
        same(reasons, "EphemeralStorage size should be");
        return reasons;
    }

    private static void put(Map<Pattern, String> reasons, String message, String ecs) {
        reasons.put(Pattern.compile(message), ecs);
    }

    private static void same(Map<Pattern, String> reasons, String message) {
        put(reasons, message, "");
    }
}

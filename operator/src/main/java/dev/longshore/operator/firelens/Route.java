package dev.longshore.operator.firelens;

import java.util.Map;

/**
 * The way of one container's output.
 *
 * @param container the ECS name
 * @param podContainer the name of the pod's container; its log files are in a folder of this name
 * @param options those of the driver {@code awsfirelens}
 * @param secrets options whose value is in a variable of the router, by option
 */
public record Route(String container, String podContainer, Map<String, String> options, Map<String, String> secrets) {
    /** How many events the driver buffers, which here are in the node's files. */
    static final String BUFFER_LIMIT = "log-driver-buffer-limit";

    /** Only events whose log matches this pattern are sent. */
    static final String INCLUDE = "include-pattern";

    /** No event whose log matches this pattern is sent. */
    static final String EXCLUDE = "exclude-pattern";

    /** ECS's tag of a container's output: {@code container-firelens-task id}. */
    String tag(String taskId) {
        return container + "-firelens-" + taskId;
    }

    /** What ECS's outputs match. */
    String match() {
        return container + "-firelens*";
    }

    /** Whether an option is the router's, and not ECS's own. */
    static boolean isOfOutput(String option) {
        return !option.equals(BUFFER_LIMIT) && !option.equals(INCLUDE) && !option.equals(EXCLUDE);
    }
}

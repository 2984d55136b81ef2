package dev.longshore.engine.deployment;

import java.util.List;

/**
 * A REPLICA service as it is.
 *
 * @param desiredCount wanted number of tasks, 0 or more
 * @param minimumHealthyPercent 0 or more; ECS's default is 100
 * @param maximumPercent 0 or more; ECS's default is 200
 * @param primaryDeployment id of the newest deployment: what follows {@code ecs-svc/}
 * @param stopRules which tasks stop first where some are too many
 * @param tasks all tasks of all deployments that have not ended
 */
public record ServiceState(
        int desiredCount,
        int minimumHealthyPercent,
        int maximumPercent,
        String primaryDeployment,
        List<StopRule> stopRules,
        List<ServiceTask> tasks) {
    public ServiceState {
        stopRules = List.copyOf(stopRules);
        notNegative("desiredCount", desiredCount);
        notNegative("minimumHealthyPercent", minimumHealthyPercent);
        notNegative("maximumPercent", maximumPercent);
        tasks = List.copyOf(tasks);
    }

    private static void notNegative(String field, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " is " + value + ": use 0 or more");
        }
    }
}

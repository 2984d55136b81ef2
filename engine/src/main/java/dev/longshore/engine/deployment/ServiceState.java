package dev.longshore.engine.deployment;

import java.util.List;
import java.util.Optional;

/**
 * A REPLICA service as it is.
 *
 * @param desiredCount wanted number of tasks, 0 or more
 * @param minimumHealthyPercent 0 or more; ECS's default is 100
 * @param maximumPercent 0 or more; ECS's default is 200
 * @param primaryDeployment id of the newest deployment: what follows {@code ecs-svc/}
 * @param launches whether it may start tasks: a FAILED deployment that is not rolled back starts and replaces nothing more
 * @param stopRules which tasks stop first where some are too many
 * @param rebalancing whether zones are evened out while nothing else is to do
 * @param tasks all tasks of all deployments that have not ended
 */
public record ServiceState(
        int desiredCount,
        int minimumHealthyPercent,
        int maximumPercent,
        String primaryDeployment,
        boolean launches,
        List<StopRule> stopRules,
        Optional<Rebalancing> rebalancing,
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

package dev.longshore.engine.shift;

import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service's tasks while a deployment shifts its traffic.
 *
 * @param minimumHealthyPercent of each revision that has traffic
 * @param maximumPercent how many tasks beyond desiredCount each revision may have while some are replaced whose instance is DRAINING
 * @param green the new revision's deployment
 * @param greenLaunches whether it may start tasks
 * @param blue the deployment to go back to
 * @param superseded deployments that were given up on their way: they have no traffic, and go at once
 */
public record ShiftTasks(
        int desiredCount,
        int minimumHealthyPercent,
        int maximumPercent,
        String green,
        boolean greenLaunches,
        Optional<String> blue,
        Set<String> superseded,
        List<StopRule> stopRules,
        List<ServiceTask> tasks) {
    public ShiftTasks {
        superseded = Set.copyOf(superseded);
        stopRules = List.copyOf(stopRules);
        tasks = List.copyOf(tasks);
    }
}

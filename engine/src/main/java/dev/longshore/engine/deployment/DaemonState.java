package dev.longshore.engine.deployment;

import java.util.List;
import java.util.Set;

/**
 * A DAEMON service as it is.
 *
 * @param instances the ACTIVE instances that meet its constraints: each is to have one task
 * @param spared instances whose task is not to be stopped, nor a new one to be started: those that are DRAINING and still have tasks of
 *     REPLICA services, which go first, and those that do not answer
 * @param minimumHealthyPercent 0 to 100, of the number of instances; ECS's default is 0
 * @param primaryDeployment id of the newest deployment: what follows {@code ecs-svc/}
 * @param launches whether it may start tasks, see {@link ServiceState}
 * @param tasks all its tasks that have not ended; those without an instance are on their way to the one that they are for
 */
public record DaemonState(
        Set<String> instances,
        Set<String> spared,
        int minimumHealthyPercent,
        String primaryDeployment,
        boolean launches,
        List<ServiceTask> tasks) {
    public DaemonState {
        instances = Set.copyOf(instances);
        spared = Set.copyOf(spared);
        tasks = List.copyOf(tasks);
    }
}

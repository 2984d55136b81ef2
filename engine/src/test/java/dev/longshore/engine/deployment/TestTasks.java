package dev.longshore.engine.deployment;

import java.util.List;
import java.util.Optional;

/** Tasks and services for the tests of this package. */
final class TestTasks {
    private TestTasks() {}

    static ServiceTask task(
            String id, String deployment, TaskPhase phase, boolean healthy, String zone, String instance) {
        return new ServiceTask(
                id, deployment, phase, health(healthy), false, false, Optional.of(zone), Optional.of(instance));
    }

    static ServiceTask in(ServiceTask task, TaskPhase phase, TaskHealth health) {
        return new ServiceTask(
                task.id(),
                task.deploymentId(),
                phase,
                health,
                task.draining(),
                task.isProtected(),
                task.zone(),
                task.instance());
    }

    static ServiceTask draining(ServiceTask task) {
        return new ServiceTask(
                task.id(),
                task.deploymentId(),
                task.phase(),
                task.health(),
                true,
                task.isProtected(),
                task.zone(),
                task.instance());
    }

    static ServiceTask guarded(ServiceTask task) {
        return new ServiceTask(
                task.id(),
                task.deploymentId(),
                task.phase(),
                task.health(),
                task.draining(),
                true,
                task.zone(),
                task.instance());
    }

    static ServiceTask unhealthy(ServiceTask task) {
        return in(task, task.phase(), TaskHealth.UNHEALTHY);
    }

    static ServiceState service(
            int desired, int minimum, int maximum, String primary, List<StopRule> rules, List<ServiceTask> tasks) {
        return new ServiceState(desired, minimum, maximum, primary, true, rules, Optional.empty(), tasks);
    }

    private static TaskHealth health(boolean healthy) {
        return healthy ? TaskHealth.HEALTHY : TaskHealth.UNKNOWN;
    }
}

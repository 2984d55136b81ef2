package dev.longshore.engine.deployment;

import java.util.Optional;

/**
 * A task of a service that has not ended.
 *
 * @param id task id
 * @param deploymentId the deployment that started it
 * @param phase how far it is
 * @param health whether it counts for minimumHealthyPercent once it is RUNNING, or failed its checks
 * @param draining whether its instance is DRAINING: it is to be replaced elsewhere
 * @param isProtected whether scale-in protection holds it: deployments, scale-in and rebalancing leave it alone; draining and bad
 *     health do not
 * @param zone its availability zone, if it has an instance that names one
 * @param instance its instance, once placed
 */
public record ServiceTask(
        String id,
        String deploymentId,
        TaskPhase phase,
        TaskHealth health,
        boolean draining,
        boolean isProtected,
        Optional<String> zone,
        Optional<String> instance) {

    /** A task that has no instance yet. */
    public static ServiceTask unplaced(String id, String deploymentId) {
        return new ServiceTask(
                id,
                deploymentId,
                TaskPhase.PENDING,
                TaskHealth.UNKNOWN,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it counts for minimumHealthyPercent. */
    public boolean countsAsHealthy() {
        return phase == TaskPhase.RUNNING && health == TaskHealth.HEALTHY;
    }

    boolean unhealthy() {
        return health == TaskHealth.UNHEALTHY;
    }

    /** Whether the scheduler may stop it for a reason that its protection covers. */
    public boolean mayStop() {
        return !isProtected || draining || unhealthy();
    }
}

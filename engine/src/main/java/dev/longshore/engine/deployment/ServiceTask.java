package dev.longshore.engine.deployment;

import java.util.Optional;

/**
 * A task of a service that has not ended.
 *
 * @param id task id
 * @param deploymentId the deployment that started it
 * @param phase how far it is
 * @param healthy whether it counts for minimumHealthyPercent once it is RUNNING, see {@link HealthyTask}
 * @param zone its availability zone, if it has an instance that names one
 * @param instance its instance, once placed
 */
public record ServiceTask(
        String id,
        String deploymentId,
        TaskPhase phase,
        boolean healthy,
        Optional<String> zone,
        Optional<String> instance) {
    boolean countsAsHealthy() {
        return phase == TaskPhase.RUNNING && healthy;
    }
}

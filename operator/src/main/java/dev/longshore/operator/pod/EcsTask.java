package dev.longshore.operator.pod;

import dev.longshore.engine.ledger.PodKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pod read as the ECS task that it is.
 *
 * @param ownerKind Service or Task
 * @param number the task's number within its deployment
 * @param deployment number of the service's deployment; empty for a standalone task
 * @param instance the container instance, which is named after its node
 * @param stop why it stops or stopped; empty while it is wanted
 * @param stopDue why it must be stopped now, found in its containers; empty once the stop is under way
 * @param instanceRefused whether the kubelet refused to admit the pod: it never started and the instance is to be avoided
 */
public record EcsTask(
        PodKey pod,
        String podUid,
        String taskId,
        String ownerKind,
        String ownerName,
        String ownerUid,
        long number,
        String deployment,
        String taskDefinition,
        String cluster,
        String instance,
        LastStatus lastStatus,
        Optional<TaskStop> stop,
        Optional<TaskStop> stopDue,
        boolean instanceRefused,
        List<EcsContainer> containers,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt) {

    /** Without health check or load balancer ECS calls a task healthy 40 s after it reached RUNNING. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(40);

    public boolean stopped() {
        return lastStatus == LastStatus.STOPPED;
    }

    public boolean running() {
        return lastStatus == LastStatus.RUNNING;
    }

    /** ECS's desiredStatus is STOPPED from the moment of the decision to stop. */
    public boolean desiredRunning() {
        return stop.isEmpty() && stopDue.isEmpty() && !stopped();
    }

    public Optional<Instant> healthyAt() {
        return running() ? startedAt.map(at -> at.plus(HEALTHY_AFTER)) : Optional.empty();
    }

    public boolean healthy(Instant now) {
        return healthyAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** The same task, stopped for this cause and not seen to end. */
    public EcsTask stoppedBecauseOf(TaskStop cause) {
        return with(LastStatus.STOPPED, cause);
    }

    /** The same task, told to stop for this cause. */
    public EcsTask stoppingBecauseOf(TaskStop cause) {
        return with(LastStatus.STOPPING, cause);
    }

    private EcsTask with(LastStatus status, TaskStop cause) {
        return new EcsTask(
                pod,
                podUid,
                taskId,
                ownerKind,
                ownerName,
                ownerUid,
                number,
                deployment,
                taskDefinition,
                cluster,
                instance,
                status,
                Optional.of(cause),
                Optional.empty(),
                instanceRefused,
                containers,
                createdAt,
                startedAt,
                stoppedAt);
    }
}

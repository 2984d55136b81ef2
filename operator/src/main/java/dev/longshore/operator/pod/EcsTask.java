package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.HealthStatus;
import dev.longshore.engine.ledger.PodKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param protectedUntil until when scale-in and deployments leave it alone
 * @param endpoint where it can be reached, and by whom it is to be
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
        TaskTimes times,
        Optional<Instant> protectedUntil,
        TaskEndpoint endpoint) {

    /** Without health check or load balancer ECS calls a task healthy 40 s after it reached RUNNING. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(40);

    /** Whose task it is. */
    public OwnerKey owner() {
        return new OwnerKey(pod.namespace(), ownerUid);
    }

    public Instant createdAt() {
        return times.created();
    }

    public Optional<Instant> startedAt() {
        return times.started();
    }

    public Optional<Instant> stoppedAt() {
        return times.stopped();
    }

    public boolean stopped() {
        return lastStatus == LastStatus.STOPPED;
    }

    public boolean running() {
        return lastStatus == LastStatus.RUNNING;
    }

    /** Whether scale-in protection holds it. */
    public boolean isProtected(Instant now) {
        return protectedUntil.filter(now::isBefore).isPresent();
    }

    /** ECS's desiredStatus is STOPPED from the moment of the decision to stop. */
    public boolean desiredRunning() {
        return stop.isEmpty() && stopDue.isEmpty() && !stopped();
    }

    /**
     * From when on the task counts for minimumHealthyPercent: with health checks of essential containers as soon as all of these
     * pass; empty if that is not known yet.
     */
    public Optional<Instant> healthyAt() {
        if (!running()) {
            return Optional.empty();
        }
        List<EcsContainer.Health> checks = checks().toList();
        if (!endpoint.targets().isEmpty()) {
            return endpoint.verdict()
                    .flatMap(TargetVerdict::healthyAt)
                    .filter(at -> checks.stream().allMatch(EcsContainer.Health::passes));
        }
        if (checks.isEmpty()) {
            return startedAt().map(at -> at.plus(HEALTHY_AFTER));
        }
        return checks.stream().allMatch(EcsContainer.Health::passes) ? startedAt() : Optional.empty();
    }

    /** Whether the health checks of all essential containers pass; those without any take part in nothing. */
    public boolean checksPass() {
        return checks().allMatch(EcsContainer.Health::passes);
    }

    public boolean healthy(Instant now) {
        return healthyAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /**
     * From when on the task is UNHEALTHY, unless its health checks pass until then; one that waits for a container to be HEALTHY
     * may be it before it is RUNNING.
     */
    public Optional<Instant> unhealthyAt() {
        Optional<Instant> byTargets =
                running() ? endpoint.verdict().flatMap(TargetVerdict::unhealthyAt) : Optional.empty();
        return Stream.concat(checksFailAt().stream(), byTargets.stream())
                .min(Comparator.naturalOrder())
                .map(at -> endpoint.verdict()
                        .map(verdict -> verdict.afterGrace(at))
                        .orElse(at));
    }

    private Optional<Instant> checksFailAt() {
        return running() || lastStatus == LastStatus.PENDING
                ? checks().filter(check -> !check.passes())
                        .map(EcsContainer.Health::unhealthyAt)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Why a service stops it where it is a target's health that is bad, and not its containers'. */
    public Optional<TaskStop> failedTarget() {
        return endpoint.verdict().flatMap(TargetVerdict::stop);
    }

    /** The same task with what load balancers say of it. */
    public EcsTask judged(TargetVerdict verdict) {
        return with(lastStatus, stop, stopDue, endpoint.judged(verdict));
    }

    /** Whether its healthStatus is UNHEALTHY: a service replaces it then, a standalone task goes on. */
    public boolean unhealthy(Instant now) {
        return unhealthyAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** ECS's healthStatus, from the essential containers: UNHEALTHY before UNKNOWN before HEALTHY. */
    public HealthStatus healthStatus(Instant now) {
        Set<HealthStatus> verdicts = containers.stream()
                .filter(EcsContainer::essential)
                .map(container -> container.healthStatus(now))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HealthStatus.class)));
        if (verdicts.contains(HealthStatus.UNHEALTHY)) {
            return HealthStatus.UNHEALTHY;
        }
        return verdicts.equals(Set.of(HealthStatus.HEALTHY)) ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN;
    }

    /** When time alone makes a container UNHEALTHY that is UNKNOWN now; empty if none can be. */
    public Optional<Instant> healthChangesAt(Instant now) {
        return containers.stream()
                .flatMap(container -> container.health().stream())
                .filter(check -> !check.passes() && check.unhealthyAt().isAfter(now))
                .map(EcsContainer.Health::unhealthyAt)
                .min(Comparator.naturalOrder());
    }

    /** The first of its containers that keep others waiting for too long, while the task is wanted. */
    public Optional<StartTimeout> startTimeout() {
        return desiredRunning()
                ? containers.stream()
                        .flatMap(container -> container.startTimeout().stream())
                        .min(Comparator.comparing(StartTimeout::at))
                : Optional.empty();
    }

    /** Only essential containers count. */
    private Stream<EcsContainer.Health> checks() {
        return containers.stream().filter(EcsContainer::essential).flatMap(container -> container.health().stream());
    }

    /** The same task, stopped for this cause and not seen to end. */
    public EcsTask stoppedBecauseOf(TaskStop cause) {
        return with(LastStatus.STOPPED, cause);
    }

    /** The same task, told to stop for this cause. */
    public EcsTask stoppingBecauseOf(TaskStop cause) {
        return with(LastStatus.STOPPING, cause);
    }

    /** The same task, told to finish its requests until then and to stop for this cause. */
    public EcsTask drainingBecauseOf(TaskStop cause, Instant until) {
        return with(LastStatus.DEACTIVATING, Optional.of(cause), Optional.empty(), endpoint.drainedAt(until));
    }

    private EcsTask with(LastStatus status, TaskStop cause) {
        return with(status, Optional.of(cause), Optional.empty(), endpoint);
    }

    private EcsTask with(LastStatus status, Optional<TaskStop> cause, Optional<TaskStop> causeDue, TaskEndpoint where) {
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
                cause,
                causeDue,
                instanceRefused,
                containers,
                times,
                protectedUntil,
                where);
    }
}

package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.engine.target.Target;
import dev.longshore.engine.target.TargetState;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TargetVerdict;
import dev.longshore.operator.pod.TaskStop;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What load balancers say of tasks, for those who decide about them; answered from memory. */
public final class TargetHealth {
    private final TaskTargets targets;
    private final Function<GroupKey, Optional<TargetGroup>> groups;

    /**
     * Looks into the targets.
     *
     * @param groups the group of that name, if there is one
     */
    public TargetHealth(TaskTargets targets, Function<GroupKey, Optional<TargetGroup>> groups) {
        this.targets = targets;
        this.groups = groups;
    }

    /**
     * The task with what its targets say: it is healthy when it is so in all of its groups, and unhealthy when it is so in one and
     * the grace period is over, which begins when it is RUNNING and goes for its container health checks too.
     *
     * @param graceSeconds the service's healthCheckGracePeriodSeconds
     */
    public EcsTask judged(EcsTask task, int graceSeconds) {
        Optional<RegisteredTarget> failed = targets.of(task).stream()
                .filter(target -> target.health().state() == TargetState.UNHEALTHY)
                .min(Comparator.comparing(target -> target.health().since()));
        return task.judged(new TargetVerdict(
                healthyAt(task),
                failed.map(target -> target.health().since()),
                failed.map(target ->
                        TaskStop.byService("Task failed ELB health checks in (target-group " + arn(target) + ")")),
                task.startedAt().map(at -> at.plusSeconds(graceSeconds))));
    }

    private Optional<Instant> healthyAt(EcsTask task) {
        List<RegisteredTarget> registered = targets.of(task);
        boolean everywhere = registered.size() == task.endpoint().targets().size()
                && registered.stream().allMatch(target -> target.health().healthy());
        return everywhere
                ? registered.stream().map(target -> target.health().since()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /**
     * When a task that is to be stopped now has finished its requests: the longest deregistration delay of its groups from now; empty
     * where it need not wait, because clients have never been sent to it, or no group asks for a delay.
     */
    public Optional<Instant> drainedAt(EcsTask task, Instant now) {
        return targets.of(task).stream()
                .filter(RegisteredTarget::listed)
                .flatMap(target -> group(target).map(GroupSettings::drain).stream())
                .max(Comparator.naturalOrder())
                .filter(delay -> !delay.isZero())
                .map(now::plus);
    }

    private Optional<TargetGroup> group(RegisteredTarget target) {
        return groups.apply(TaskTargets.group(target.task(), target.port()))
                .filter(group -> !group.isMarkedForDeletion());
    }

    private String arn(RegisteredTarget target) {
        return group(target).map(GroupSettings::arn).orElse(target.port().group());
    }

    /** The states of a task in its groups, for those who show them. */
    public List<Target> of(EcsTask task) {
        return targets.of(task).stream().map(RegisteredTarget::health).toList();
    }
}

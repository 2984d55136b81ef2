package dev.longshore.operator.controller.target;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.BOUND;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.TARGETS_REACHABLE;

import dev.longshore.ecs.v1alpha1.TargetDescription;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupStatus;
import dev.longshore.engine.target.TargetState;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPace;
import dev.longshore.operator.targets.Bindings;
import dev.longshore.operator.targets.GroupPicture;
import dev.longshore.operator.targets.GroupSettings;
import dev.longshore.operator.targets.Publisher.Refusal;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how a target group is: its status, its conditions and, to the services, their events. */
public final class TargetGroupReport {
    private static final Duration SOON = Duration.ofMillis(500);
    /** Nobody else's Service is watched: it may have gone since. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private final TargetNews news;
    private final StatusPace<TargetGroupStatus> pace = new StatusPace<>(TargetGroupReport::withoutNumbers);

    /** Reports on groups in their status and by this news. */
    public TargetGroupReport(TargetNews news) {
        this.news = news;
    }

    UpdateControl<TargetGroup> status(
            TargetGroup group, GroupPicture picture, List<TargetDescription> targets, Instant now) {
        news.tell(group, picture);
        int draining = picture.count(TargetState.DRAINING);
        TargetGroupStatus status = TargetGroupStatus.builder()
                .targetGroupArn(GroupSettings.arn(group))
                .registeredCount(picture.targets().size() - draining)
                .healthyCount(picture.count(TargetState.HEALTHY))
                .unhealthyCount(picture.count(TargetState.UNHEALTHY))
                .drainingCount(draining)
                .targets(targets)
                .serviceName(
                        picture.outcome().refusal().isEmpty()
                                ? group.getMetadata().getName()
                                : null)
                .observedGeneration(group.getMetadata().getGeneration())
                .conditions(conditions(group, picture, now))
                .build();
        return pace.of(group, new TargetGroup(), status, now, next(picture));
    }

    private static List<Condition> conditions(TargetGroup group, GroupPicture picture, Instant now) {
        List<Condition> before = Optional.ofNullable(group.getStatus())
                .map(TargetGroupStatus::conditions)
                .orElse(List.of());
        Conditions conditions = new Conditions(before, group.getMetadata().getGeneration(), now);
        IgnoredCondition.set(conditions, IgnoredFields.of(group.getSpec()));
        conditions.set(
                TARGETS_REACHABLE,
                !picture.unreachable(),
                picture.unreachable() ? "Unreachable" : picture.checked() ? "Checked" : "HealthCheckDisabled",
                picture.unreachable()
                        ? "nothing answers at any target's address from where the operator runs (a network policy, or"
                                + " an operator outside of the pod network): the pods' readiness is taken instead"
                        : picture.checked()
                                ? "health checks reach the targets, as far as there are any"
                                : "healthCheckEnabled is false: the pods' readiness decides");
        Optional<Refusal> unbound = picture.binding().flatMap(Bindings.Kept::refusal);
        picture.binding()
                .ifPresent(binding -> conditions.set(
                        BOUND,
                        unbound.isEmpty(),
                        unbound.map(Refusal::reason).orElse("Bound"),
                        unbound.map(Refusal::message)
                                .orElseGet(() -> "TargetGroupBinding \""
                                        + group.getMetadata().getName()
                                        + "\" registers the targets in "
                                        + group.getSpec().targetGroupBindingArn())));
        Optional<Refusal> refusal = picture.outcome().refusal().or(() -> unbound);
        return conditions
                .set(
                        READY,
                        refusal.isEmpty(),
                        refusal.map(Refusal::reason).orElse("Kept"),
                        refusal.map(Refusal::message)
                                .orElse("Service \"" + group.getMetadata().getName() + "\" leads to the targets"))
                .list();
    }

    private static Optional<Duration> next(GroupPicture picture) {
        return picture.outcome().again()
                ? Optional.of(SOON)
                : picture.outcome()
                        .refusal()
                        .or(() -> picture.binding().flatMap(Bindings.Kept::refusal))
                        .map(refusal -> LATER);
    }

    /** During a rollout targets come and go by the dozen. */
    private static TargetGroupStatus withoutNumbers(TargetGroupStatus status) {
        return status.toBuilder()
                .registeredCount(null)
                .healthyCount(null)
                .unhealthyCount(null)
                .drainingCount(null)
                .targets(List.of())
                .build();
    }

    /** Drops what is remembered of a group that is gone. */
    public void forget(TargetGroup group) {
        pace.forget(group.getMetadata().getUid());
        news.forget(group);
    }
}

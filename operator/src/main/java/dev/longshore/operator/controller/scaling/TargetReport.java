package dev.longshore.operator.controller.scaling;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.PLACED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_ACTIVE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_LIMITED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.ScalingActivity;
import dev.longshore.ecs.v1alpha1.ScalingDecisionState;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.NotScaledReason;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.IgnoredCondition;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what scaling does: status, conditions and events of a target. */
final class TargetReport {
    private static final String INVALID = "InvalidTarget";

    private final EventRecorder events;

    TargetReport(EventRecorder events) {
        this.events = events;
    }

    /** The count stays where it is. */
    ScalableTargetStatus invalid(ScalableTarget target, List<Problem> problems, Instant now) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        events.warning(target, INVALID, message);
        return stopped(
                target,
                conditions(target, now)
                        .set(VALID, false, INVALID, message)
                        .set(READY, false, INVALID, message)
                        .list());
    }

    /** As well. */
    ScalableTargetStatus unscalable(ScalableTarget target, ServiceLookup.Found.Unscalable why, Instant now) {
        events.warning(target, why.reason(), why.message());
        return stopped(
                target,
                conditions(target, now)
                        .set(VALID, true, "Valid", "the target can be read")
                        .set(READY, false, why.reason(), why.message())
                        .list());
    }

    private static ScalableTargetStatus stopped(ScalableTarget target, List<Condition> conditions) {
        return before(target).toBuilder()
                .policies(List.of())
                .observedGeneration(target.getMetadata().getGeneration())
                .conditions(conditions)
                .build();
    }

    /** After a look. */
    ScalableTargetStatus status(TargetLook look) {
        ScalableTargetStatus before = before(look.target());
        List<ScalingActivity> activities = Activities.after(look);
        tell(look, before.activities(), activities);
        boolean kept = look.refused().isPresent();
        Cooldowns cooldowns =
                kept ? TargetCooldowns.of(before, look.now()) : look.decision().cooldowns();
        // What a refused write was for is tried again: neither new bounds nor scheduled actions count as carried out.
        ScalableTargetStatus.ScalableTargetStatusBuilder status = kept ? before.toBuilder() : bounds(look);
        status.service(look.service().service().getMetadata().getName())
                .desiredCount(look.desired())
                .runningCount(look.service().running())
                .scaleOutCooldownUntil(cooldowns.outUntil().orElse(null))
                .scaleOutBase(cooldowns.outUntil().isPresent() ? (Integer) cooldowns.outBase() : null)
                .scaleInCooldownUntil(cooldowns.inUntil().orElse(null))
                .policies(PolicyStates.of(look))
                .lastDecision(decision(look, before).orElse(null))
                .activities(activities)
                .observedGeneration(look.target().getMetadata().getGeneration())
                .conditions(conditions(look));
        return status.build();
    }

    private static ScalableTargetStatus.ScalableTargetStatusBuilder bounds(TargetLook look) {
        TargetBounds bounds = look.bounds();
        return ScalableTargetStatus.builder()
                .minCapacity(bounds.bounds().min())
                .maxCapacity(bounds.bounds().max())
                .registered(bounds.registered())
                .boundsSetBy(bounds.lastAction().orElse(null))
                .scheduledUntil(bounds.handledUntil())
                .nextScheduledAction(bounds.plan().next().orElse(null));
    }

    /** What was last done, or why what a policy wants was not done; its time moves with it only. */
    static Optional<ScalingDecisionState> decision(TargetLook look, ScalableTargetStatus before) {
        Optional<ScalingDecisionState> last = Optional.ofNullable(before.lastDecision());
        String reason = look.decision().scales()
                ? look.decision().cause().orElse("")
                        + look.refused().map(why -> ", refused: " + why).orElse("")
                : look.decision().notScaled().stream()
                        .map(NotScaledReason::toString)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (reason.isEmpty()) {
            return last;
        }
        ScalingDecisionState made = ScalingDecisionState.builder()
                .time(look.now())
                .from(look.decision().capacity())
                .to(look.desired())
                .reason(reason)
                .build();
        boolean again = last.filter(old -> !look.scaled()
                        && Objects.equals(old.reason(), made.reason())
                        && Objects.equals(old.to(), made.to()))
                .isPresent();
        return again ? last : Optional.of(made);
    }

    private void tell(TargetLook look, List<ScalingActivity> before, List<ScalingActivity> after) {
        for (ScalingActivity activity : after) {
            if (before.contains(activity) || "Overridden".equals(activity.statusCode())) {
                continue;
            }
            String message = "Message: " + activity.statusMessage() + " Cause: " + activity.cause();
            if ("Failed".equals(activity.statusCode())) {
                events.warning(look.target(), "ScalingFailed", message);
            } else {
                events.normal(look.target(), "Scaled", message);
                events.normal(look.service().service(), "Scaled", message);
            }
        }
    }

    private static List<Condition> conditions(TargetLook look) {
        Conditions conditions = conditions(look.target(), look.now());
        IgnoredCondition.set(conditions, IgnoredFields.of(look.target().getSpec()));
        conditions.set(VALID, true, "Valid", "the target can be read");
        List<String> unknown = look.policies().stream()
                .flatMap(seen ->
                        seen.problem().map(why -> seen.policy().getMetadata().getName() + ": " + why).stream())
                .toList();
        boolean active = unknown.isEmpty() && !look.policies().isEmpty();
        conditions.set(
                SCALING_ACTIVE,
                active,
                active ? "MetricsKnown" : unknown.isEmpty() ? "NoPolicies" : "MissingData",
                active
                        ? "the metric of each policy is known"
                        : unknown.isEmpty()
                                ? "no ScalingPolicy names "
                                        + look.target().getSpec().resourceId()
                                : String.join("; ", unknown));
        limited(look, conditions);
        Conditions.find(look.service().conditions(), PLACED)
                .filter(placed -> "False".equals(placed.getStatus()))
                .ifPresent(placed -> conditions.set(PLACED, false, placed.getReason(), placed.getMessage()));
        return conditions
                .set(
                        READY,
                        look.refused().isEmpty(),
                        look.refused().isEmpty() ? "Registered" : "ScaleRefused",
                        look.refused()
                                .map(why -> "the count of the service cannot be set and stays: " + why)
                                .orElse("the service is scaled"))
                .list();
    }

    private static void limited(TargetLook look, Conditions conditions) {
        String reasons = look.decision().notScaled().stream()
                .map(NotScaledReason::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        String refused = String.join("; ", look.bounds().plan().refused());
        boolean limited = !reasons.isEmpty() || !refused.isEmpty();
        conditions.set(
                SCALING_LIMITED,
                limited,
                limited
                        ? look.decision().notScaled().stream()
                                .findFirst()
                                .map(reason -> reason.code().text())
                                .orElse("ScheduledActionRefused")
                        : "NotLimited",
                limited
                        ? reasons + (reasons.isEmpty() || refused.isEmpty() ? "" : "; ") + refused
                        : "nothing keeps a policy from what it wants");
    }

    private static Conditions conditions(ScalableTarget target, Instant now) {
        return new Conditions(before(target).conditions(), target.getMetadata().getGeneration(), now);
    }

    private static ScalableTargetStatus before(ScalableTarget target) {
        return Optional.ofNullable(target.getStatus())
                .orElseGet(() -> ScalableTargetStatus.builder().build());
    }
}

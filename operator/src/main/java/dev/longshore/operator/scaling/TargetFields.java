package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.ecs.v1alpha1.ScheduledAction;
import dev.longshore.ecs.v1alpha1.SuspendedState;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.Suspension;
import dev.longshore.engine.schedule.ScheduleExpression;
import dev.longshore.engine.schedule.Timetable;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.schedule.TimeFields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a scalable target mean.
 *
 * @param bounds the spec's own, within which a scheduled action may have moved them
 * @param actions those that can be read
 * @param problems what cannot be read, by field path
 */
public record TargetFields(
        ScalableResource resource,
        Bounds bounds,
        Suspension suspension,
        ScalingMode mode,
        List<dev.longshore.engine.scaling.ScheduledAction> actions,
        List<Problem> problems) {

    /** Reads a target. */
    public static TargetFields of(ScalableTarget target) {
        ScalableTargetSpec spec = target.getSpec();
        List<Problem> problems = new ArrayList<>();
        // The server refuses them the wrong way round; an object that is older than the rule does no harm either.
        if (spec.minCapacity() > spec.maxCapacity()) {
            problems.add(new Problem(
                    "spec.maxCapacity",
                    "Maximum capacity cannot be less than minimum capacity: minCapacity is " + spec.minCapacity()
                            + ", maxCapacity " + spec.maxCapacity()));
        }
        List<dev.longshore.engine.scaling.ScheduledAction> actions = new ArrayList<>();
        for (int index = 0; index < spec.scheduledActions().size(); index++) {
            action(target, index, problems).ifPresent(action -> add(action, actions, problems));
        }
        boolean fast = spec.mode() == dev.longshore.ecs.v1alpha1.ScalingMode.FAST;
        return new TargetFields(
                new ScalableResource(spec.resourceId()),
                new Bounds(Math.min(spec.minCapacity(), spec.maxCapacity()), spec.maxCapacity()),
                suspension(spec.suspendedState()),
                fast ? ScalingMode.FAST : ScalingMode.ECS,
                List.copyOf(actions),
                List.copyOf(problems));
    }

    private static void add(
            dev.longshore.engine.scaling.ScheduledAction action,
            List<dev.longshore.engine.scaling.ScheduledAction> actions,
            List<Problem> problems) {
        if (actions.stream().anyMatch(other -> other.name().equals(action.name()))) {
            problems.add(new Problem("spec.scheduledActions", "there are two of the name " + action.name()));
        }
        actions.add(action);
    }

    private static Optional<dev.longshore.engine.scaling.ScheduledAction> action(
            ScalableTarget target, int index, List<Problem> problems) {
        ScheduledAction action = target.getSpec().scheduledActions().get(index);
        String path = "spec.scheduledActions[" + index + "].";
        Optional<ScheduleExpression> expression = TimeFields.expression(path + "schedule", action.schedule(), problems);
        Optional<ZoneId> zone = TimeFields.zone(path + "timezone", action.timezone(), problems);
        Optional<Instant> start = TimeFields.time(path + "startTime", action.startTime(), problems);
        Optional<Instant> end = TimeFields.time(path + "endTime", action.endTime(), problems);
        return expression.map(read -> new dev.longshore.engine.scaling.ScheduledAction(
                action.scheduledActionName(),
                new Timetable(
                        read,
                        zone.orElse(ZoneOffset.UTC),
                        Instant.parse(target.getMetadata().getCreationTimestamp()),
                        start,
                        end,
                        Duration.ZERO,
                        action.scheduledActionName()),
                optional(action.scalableTargetAction().minCapacity()),
                optional(action.scalableTargetAction().maxCapacity())));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Suspension suspension(@Nullable SuspendedState state) {
        return state == null
                ? Suspension.NONE
                : new Suspension(
                        Boolean.TRUE.equals(state.dynamicScalingInSuspended()),
                        Boolean.TRUE.equals(state.dynamicScalingOutSuspended()),
                        Boolean.TRUE.equals(state.scheduledScalingSuspended()));
    }
}

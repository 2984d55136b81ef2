package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.InstanceScaling;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import dev.longshore.engine.scaling.WatchedAlarm;
import dev.longshore.operator.capacity.GroupPolicies;
import dev.longshore.operator.capacity.ScaleSettings;
import dev.longshore.operator.controller.alarm.WatchedAlarms;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.scaling.AlarmActions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/** The older way to scale a group: by Alarms that name its policies. */
public final class GroupAlarms {
    private final Triggers<Alarm> alarms;
    private final WatchedAlarms watched;
    private final Duration period;

    /**
     * Asks these alarms.
     *
     * @param period how often it is looked at them
     */
    public GroupAlarms(Triggers<Alarm> alarms, WatchedAlarms watched, Duration period) {
        this.alarms = alarms;
        this.watched = watched;
        this.period = period;
    }

    /** Whether an alarm may carry out a provider's policies. */
    public static boolean watches(CapacityProvider provider, Alarm alarm) {
        return Objects.equals(
                provider.getSpec().autoScalingGroupProvider().alarmNamespace(),
                alarm.getMetadata().getNamespace());
    }

    GroupPolicies policies(AutoScalingGroupProvider group) {
        return GroupPolicies.of(group, period);
    }

    Duration period() {
        return period;
    }

    /** Decides about a group of this size. */
    AlarmScaling decide(CapacityProvider provider, int size, Cooldowns before, Instant now) {
        AutoScalingGroupProvider group = provider.getSpec().autoScalingGroupProvider();
        Set<String> names = GroupPolicies.groupNames(provider);
        List<Alarm> all = alarms.list(alarm -> watches(provider, alarm));
        List<Stepping> looks = policies(group).policies().stream()
                .map(policy -> new Stepping(
                        policy.name(),
                        policy.rule(),
                        all.stream()
                                .filter(alarm -> AlarmActions.name(alarm, names, policy.name()))
                                .map(alarm -> seen(alarm, policy, now))
                                .toList()))
                .toList();
        Bounds bounds = new Bounds(
                ScaleSettings.of(group).minSize(), ScaleSettings.of(group).maxSize());
        return new AlarmScaling(looks, InstanceScaling.decide(size, bounds, looks, before, now), bounds);
    }

    /** Simple scaling asks only for the state: that the metric is missing may be what the alarm is about. */
    private WatchedAlarm seen(Alarm alarm, GroupPolicies.Policy policy, Instant now) {
        WatchedAlarm seen = watched.of(alarm, policy.aggregation(), now);
        return policy.simple()
                        && seen.state() == AlarmState.ALARM
                        && seen.metric().isEmpty()
                ? new WatchedAlarm(seen.name(), seen.state(), seen.threshold(), OptionalDouble.of(seen.threshold()))
                : seen;
    }
}

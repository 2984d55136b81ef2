package dev.longshore.engine.scaling;

import java.time.Duration;
import java.util.List;

/** A policy and what its alarms say at one moment. */
public sealed interface PolicyLook {
    /** Its PolicyName. */
    String policy();

    /** How long an adjustment of it is waited for before the next. */
    Duration cooldown(Direction direction);

    /**
     * Target tracking.
     *
     * @param alarmPrefix what the names of its two alarms begin with, {@code TargetTracking-service/cluster/name}
     */
    record Tracking(String policy, String alarmPrefix, TargetTracking rule, TrackedMetric metric)
            implements PolicyLook {
        @Override
        public Duration cooldown(Direction direction) {
            return direction == Direction.IN ? rule.scaleInCooldown() : rule.scaleOutCooldown();
        }

        String alarm(String which) {
            return alarmPrefix + "-Alarm" + which + "-" + policy;
        }
    }

    /** Step scaling. */
    record Stepping(String policy, StepScaling rule, List<WatchedAlarm> alarms) implements PolicyLook {
        /** Copies the list. */
        public Stepping {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Duration cooldown(Direction direction) {
            return rule.cooldown();
        }
    }
}

package dev.longshore.operator.controller.alarm;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AlarmStateValue;
import dev.longshore.ecs.v1alpha1.AlarmStatus;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.alarm.AlarmVerdict;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPatch;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an alarm shows: its state in its status, written when it changes, and each change as an event. */
public final class AlarmReport {
    private static final String UNAVAILABLE = "MetricUnavailable";

    private final EventRecorder events;

    /** Reports by these events. */
    public AlarmReport(EventRecorder events) {
        this.events = events;
    }

    /** Since when the alarm's metric cannot be read; empty if it could the last time. */
    static Optional<Instant> unavailableSince(Alarm alarm) {
        return Conditions.find(conditionsOf(alarm), READY)
                .filter(condition -> UNAVAILABLE.equals(condition.getReason()))
                .map(condition -> Instant.parse(condition.getLastTransitionTime()));
    }

    UpdateControl<Alarm> invalid(Alarm alarm, List<Problem> problems, Instant now) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        List<Condition> conditions = conditions(alarm, now)
                .set(VALID, false, "InvalidAlarm", message)
                .set(READY, false, "InvalidAlarm", message)
                .list();
        return patch(alarm, status(alarm, conditions).build());
    }

    UpdateControl<Alarm> of(Alarm alarm, AlarmState before, AlarmLook look, Instant now) {
        Conditions conditions =
                conditions(alarm, now).set(VALID, true, "Valid", "the metrics and the expressions can be read");
        IgnoredCondition.set(conditions, IgnoredFields.of(alarm.getSpec()));
        conditions.set(
                READY,
                look.problem().isEmpty(),
                look.problem().isEmpty() ? "Evaluated" : UNAVAILABLE,
                look.problem().orElse("the alarm is evaluated after each of its periods"));
        AlarmStatus.AlarmStatusBuilder status = status(alarm, conditions.list());
        AlarmState after = look.state();
        if (before != after || written(alarm).isEmpty()) {
            status.stateValue(AlarmStateValue.valueOf(after.name()))
                    .stateReason(look.reason().orElse(AlarmVerdict.UNCHECKED))
                    .stateTransitionedTimestamp(now.truncatedTo(ChronoUnit.SECONDS));
        }
        if (before != after) {
            tell(alarm, before, after, look.reason().orElse(""));
        }
        return patch(alarm, status.build());
    }

    private void tell(Alarm alarm, AlarmState before, AlarmState after, String reason) {
        String message = "Alarm \"" + alarm.alarmName() + "\" updated from " + before + " to " + after + ". " + reason;
        events.resolved(alarm, "Alarm" + before);
        if (after == AlarmState.ALARM) {
            events.warning(alarm, "AlarmALARM", message);
        } else {
            events.normal(alarm, "Alarm" + after, message);
        }
    }

    private static UpdateControl<Alarm> patch(Alarm alarm, AlarmStatus status) {
        return StatusPatch.of(alarm, new Alarm(), status);
    }

    private static AlarmStatus.AlarmStatusBuilder status(Alarm alarm, List<Condition> conditions) {
        Optional<AlarmStatus> before = Optional.ofNullable(alarm.getStatus());
        return before.map(AlarmStatus::toBuilder)
                .orElseGet(() -> AlarmStatus.builder()
                        .stateValue(AlarmStateValue.INSUFFICIENT_DATA)
                        .stateReason(AlarmVerdict.UNCHECKED))
                .alarmArn(Arn.alarm(alarm.getMetadata().getNamespace(), alarm.alarmName()))
                .observedGeneration(alarm.getMetadata().getGeneration())
                .conditions(conditions);
    }

    private static Optional<AlarmStateValue> written(Alarm alarm) {
        return Optional.ofNullable(alarm.getStatus()).map(AlarmStatus::stateValue);
    }

    private static Conditions conditions(Alarm alarm, Instant now) {
        return new Conditions(conditionsOf(alarm), alarm.getMetadata().getGeneration(), now);
    }

    private static List<Condition> conditionsOf(Alarm alarm) {
        return Optional.ofNullable(alarm.getStatus())
                .map(AlarmStatus::conditions)
                .orElse(List.of());
    }
}

package dev.longshore.operator.controller.service;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.ALARMS_FOUND;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.operator.status.Conditions;
import java.util.Optional;

/** The condition of a service with deployment alarms. */
final class AlarmsCondition {
    private AlarmsCondition() {}

    static void set(Conditions conditions, AlarmSignals alarms, Deployment primary) {
        Optional<String> unknown = unknown(alarms);
        if (unknown.isPresent()) {
            conditions.set(ALARMS_FOUND, false, "AlarmNotFound", unknown.get());
        } else if (AlarmSignals.ignored(primary)) {
            conditions.set(
                    ALARMS_FOUND,
                    true,
                    "AlarmsIgnored",
                    "an alarm was in ALARM when deployment " + primary.id() + " began: it takes no notice of alarms");
        } else if (alarms.bakeTime().isPositive()) {
            conditions.set(ALARMS_FOUND, true, "AlarmsWatched", "an alarm that goes off ends a deployment in progress");
        }
    }

    /** Which alarms there are not, and what to do; empty if all are there. */
    static Optional<String> unknown(AlarmSignals alarms) {
        return alarms.unknown().isEmpty()
                ? Optional.empty()
                : Optional.of("deploymentConfiguration.alarms.alarmNames: there is no Alarm "
                        + String.join(", ", alarms.unknown())
                        + " in this namespace: it cannot end a deployment. Apply it, or take its name away.");
    }
}

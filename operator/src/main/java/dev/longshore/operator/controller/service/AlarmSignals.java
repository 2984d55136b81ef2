package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentAlarms;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.deployment.BakeTime;
import dev.longshore.operator.alarm.AlarmFields;
import dev.longshore.operator.controller.alarm.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the alarms of a service's {@code deploymentConfiguration} say at one look.
 *
 * @param rollback whether they lead back
 * @param firing names of those in ALARM
 * @param unknown names of which there is no Alarm
 * @param bakeTime how long the slowest of them takes to notice what a deployment has brought; zero without alarms
 */
record AlarmSignals(boolean rollback, List<String> firing, List<String> unknown, Duration bakeTime) {
    private static final AlarmSignals NONE = new AlarmSignals(false, List.of(), List.of(), Duration.ZERO);

    /** Reads the states of the alarms that the service names, if it has them watched. */
    static AlarmSignals of(Service service, Alarms alarms) {
        return configured(service).map(given -> of(service, given, alarms)).orElse(NONE);
    }

    /** Whether the service has the alarm watched. */
    static boolean names(Service service, Alarm alarm) {
        return service.getMetadata().getNamespace().equals(alarm.getMetadata().getNamespace())
                && configured(service).stream()
                        .flatMap(given -> given.alarmNames().stream())
                        .anyMatch(name -> Alarms.isNamed(alarm, name));
    }

    private static Optional<DeploymentAlarms> configured(Service service) {
        return Optional.ofNullable(service.getSpec().deploymentConfiguration())
                .map(DeploymentConfiguration::alarms)
                .filter(DeploymentAlarms::enable);
    }

    private static AlarmSignals of(Service service, DeploymentAlarms given, Alarms alarms) {
        List<String> firing = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        for (String name : given.alarmNames()) {
            Optional<Alarm> alarm = alarms.find(service.getMetadata().getNamespace(), name);
            alarm.ifPresentOrElse(
                    found -> {
                        spans.add(span(AlarmFields.rule(found.getSpec())));
                        if (alarms.state(found) == AlarmState.ALARM) {
                            firing.add(name);
                        }
                    },
                    () -> unknown.add(name));
        }
        return new AlarmSignals(
                given.rollback(),
                List.copyOf(firing),
                List.copyOf(unknown),
                spans.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO));
    }

    /** All of its periods may begin after the deployment's end, and one of them may have begun before it. */
    private static Duration span(AlarmRule rule) {
        return rule.period().multipliedBy(rule.evaluationPeriods() + 1L);
    }

    /** Whether they end this deployment; none does that was in ALARM when the deployment began, nor any other of them then. */
    boolean end(Optional<Deployment> deployment) {
        return !firing.isEmpty() && deployment.filter(one -> ignored(one)).isEmpty();
    }

    /** Whether the deployment takes no notice of alarms. */
    static boolean ignored(Deployment deployment) {
        return Boolean.TRUE.equals(deployment.alarmsIgnored());
    }

    /** A deployment as it begins now: with an alarm in ALARM it takes no notice of alarms, as in ECS. */
    Deployment begun(Deployment deployment) {
        return firing.isEmpty()
                ? deployment
                : deployment.toBuilder().alarmsIgnored(true).build();
    }

    /** Where the deployment's bake time is after this look. */
    BakeTime bake(Deployment deployment, boolean steady, Instant now) {
        // Where traffic was shifted, it has baked before its end.
        Duration length = ignored(deployment) || deployment.shift() != null ? Duration.ZERO : bakeTime;
        return new BakeTime(Optional.ofNullable(deployment.bakingSince()), length).seen(steady, now);
    }
}

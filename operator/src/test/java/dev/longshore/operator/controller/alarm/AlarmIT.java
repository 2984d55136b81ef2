package dev.longshore.operator.controller.alarm;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AlarmStateValue;
import dev.longshore.ecs.v1alpha1.AlarmStatus;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.RealPrometheus;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alarms on a real API server, over a real Prometheus and over what the operator measures. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "alarms")
class AlarmIT extends SandboxTest {
    @RegisterExtension
    private static final RealPrometheus PROMETHEUS = RealPrometheus.start();

    @Override
    protected MetricSettings metrics() {
        return PROMETHEUS.askedEachSecond();
    }

    @Test
    void anAlarmFollowsItsQueryAndSaysWhy() {
        PROMETHEUS.set("errors", 1);
        ecs.apply(Ecs.alarm("errors", """
                prometheus: {query: errors}
                period: 1
                evaluationPeriods: 3
                datapointsToAlarm: 2
                threshold: 5
                comparisonOperator: GreaterThanThreshold"""));
        awaitState("errors", AlarmStateValue.OK);
        assertThat(status("errors").stateReason())
                .startsWith("Threshold Crossed: ")
                .contains("not greater than");
        String written = version("errors");

        PROMETHEUS.set("errors", 7);
        awaitState("errors", AlarmStateValue.ALARM);
        assertThat(status("errors").stateReason())
                .matches("Threshold Crossed: [23] out of the last 3 datapoints \\[7\\.0 \\(.*\\)] were greater than the"
                        + " threshold \\(5\\.0\\) \\(minimum 2 datapoints for OK -> ALARM transition\\)\\.");
        ecs.eventually(() -> assertThat(ecs.events("errors"))
                .anyMatch(event -> event.startsWith("Alarm \"errors\" updated from OK to ALARM. Threshold Crossed: ")));
        assertThat(version("errors")).isNotEqualTo(written);

        PROMETHEUS.set("errors", 0);
        awaitState("errors", AlarmStateValue.OK);
        assertThat(status("errors").alarmArn()).endsWith(":alarm:errors");
        assertThat(status("errors").observedGeneration()).isEqualTo(1);
    }

    @Test
    void aStatusThatDoesNotChangeIsNotWritten() {
        PROMETHEUS.set("steady", 1);
        PROMETHEUS.set("ticks", 0);
        ecs.apply(
                Ecs.alarm("steady", query("steady", "threshold: 5, comparisonOperator: GreaterThanThreshold")),
                Ecs.alarm("ticks", query("ticks", "threshold: 5, comparisonOperator: GreaterThanThreshold")));
        awaitState("steady", AlarmStateValue.OK);
        awaitState("ticks", AlarmStateValue.OK);
        String written = version("steady");
        // Both are evaluated each second; the other one shows that time went by.
        PROMETHEUS.set("ticks", 6);
        awaitState("ticks", AlarmStateValue.ALARM);
        PROMETHEUS.set("ticks", 0);
        awaitState("ticks", AlarmStateValue.OK);
        assertThat(version("steady")).isEqualTo(written);
    }

    @Test
    void mathOverQueriesAndCountsOfTasks() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("worker", container("app")), service("worker", "worker", 2));
        ecs.awaitStable("worker");
        PROMETHEUS.set("queue", 30);
        ecs.apply(Ecs.alarm("backlog", """
                metrics:
                - {id: queue, returnData: false, period: 1, prometheus: {query: queue}}
                - id: tasks
                  returnData: false
                  metricStat:
                    stat: Average
                    period: 1
                    metric:
                      namespace: ECS/ContainerInsights
                      metricName: RunningTaskCount
                      dimensions: [{name: ClusterName, value: %1$s}, {name: ServiceName, value: worker}]
                - {id: perTask, expression: queue / tasks}
                evaluationPeriods: 1
                threshold: 10
                comparisonOperator: GreaterThanThreshold""".formatted(ecs.name())));
        awaitState("backlog", AlarmStateValue.ALARM);
        assertThat(status("backlog").stateReason()).contains("1 datapoint [15.0 (");
    }

    @Test
    void reservationIsMeasuredOfTheClusterAndEndsWithItsTasks() {
        ecs.nodes().simulated(1);
        // 16 of 125 m each on 4 CPUs are half of them.
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 16));
        ecs.apply(Ecs.alarm("full", """
                metricName: CPUReservation
                namespace: AWS/ECS
                dimensions: [{name: ClusterName, value: %s}]
                statistic: Average
                period: 1
                evaluationPeriods: 2
                threshold: 50
                comparisonOperator: GreaterThanOrEqualToThreshold""".formatted(ecs.name())));
        awaitState("full", AlarmStateValue.ALARM);
        ecs.service("web").scale(8);
        awaitState("full", AlarmStateValue.OK);
        ecs.service("web").scale(0);
        awaitState("full", AlarmStateValue.INSUFFICIENT_DATA);
        assertThat(status("full").stateReason()).isEqualTo("Insufficient Data: 2 datapoints were unknown.");
    }

    @Test
    void withoutAMetricsServerUtilizationIsUnavailableAndNoZero() {
        ecs.apply(Ecs.alarm("idle", """
                metricName: CPUUtilization
                namespace: AWS/ECS
                dimensions: [{name: ClusterName, value: %s}]
                statistic: Average
                period: 1
                evaluationPeriods: 1
                threshold: 5
                comparisonOperator: LessThanThreshold
                treatMissingData: breaching""".formatted(ecs.name())));
        ecs.eventually(() -> {
            assertThat(condition("idle", ConditionTypes.READY)).isEqualTo("False MetricUnavailable");
            assertThat(Conditions.find(status("idle").conditions(), ConditionTypes.READY)
                            .orElseThrow()
                            .getMessage())
                    .isEqualTo("the API server does not serve metrics.k8s.io: install metrics-server");
            assertThat(status("idle").stateValue()).isEqualTo(AlarmStateValue.INSUFFICIENT_DATA);
        });
    }

    @Test
    void badQueriesAndFieldsAreNamed() {
        PROMETHEUS.set("many{a=\"1\"}", 1);
        PROMETHEUS.set("many{a=\"2\"}", 1);
        ecs.apply(
                Ecs.alarm("many", query("many", "threshold: 5, comparisonOperator: GreaterThanThreshold")),
                Ecs.alarm("broken", query("'sum('", "threshold: 5, comparisonOperator: GreaterThanThreshold")),
                Ecs.alarm("foreign", """
                        {metricName: Errors, namespace: AWS/Lambda, statistic: Sum, period: 60, evaluationPeriods: 1,
                        threshold: 5, comparisonOperator: GreaterThanThreshold, okActions: [arn:aws:sns:a:b:c]}"""));
        ecs.eventually(() -> {
            assertThat(condition("many", ConditionTypes.READY)).isEqualTo("False MetricUnavailable");
            assertThat(message("many", ConditionTypes.READY)).contains("the query has 2 series");
            assertThat(message("broken", ConditionTypes.READY)).startsWith("Prometheus refuses the query: ");
            assertThat(condition("foreign", ConditionTypes.VALID)).isEqualTo("False InvalidAlarm");
            assertThat(message("foreign", ConditionTypes.VALID))
                    .startsWith("spec.metricName: 'Errors' of 'AWS/Lambda' is not measured here: ");
        });
    }

    @Test
    void aPrometheusThatIsGoneSaysNothingAtFirstAndIsMissedThen() {
        PROMETHEUS.set("up_or_not", 9);
        ecs.apply(Ecs.alarm("gone", query("up_or_not", "threshold: 5, comparisonOperator: GreaterThanThreshold")));
        awaitState("gone", AlarmStateValue.ALARM);
        PROMETHEUS.stop();
        try {
            ecs.eventually(() -> {
                assertThat(condition("gone", ConditionTypes.READY)).isEqualTo("False MetricUnavailable");
                assertThat(message("gone", ConditionTypes.READY)).startsWith("Prometheus cannot be asked: ");
            });
            awaitState("gone", AlarmStateValue.INSUFFICIENT_DATA);
            assertThat(status("gone").stateReason()).startsWith("Insufficient Data: Prometheus cannot be asked: ");
        } finally {
            PROMETHEUS.resume();
        }
        awaitState("gone", AlarmStateValue.ALARM);
        assertThat(condition("gone", ConditionTypes.READY)).isEqualTo("True Evaluated");
    }

    private static String query(String query, String rest) {
        return "{prometheus: {query: " + query + "}, period: 1, evaluationPeriods: 1, " + rest + "}";
    }

    private void awaitState(String alarm, AlarmStateValue state) {
        ecs.eventually(() -> assertThat(status(alarm).stateValue()).isEqualTo(state));
    }

    private String condition(String alarm, String type) {
        return Sandbox.condition(status(alarm).conditions(), type);
    }

    private String message(String alarm, String type) {
        return Conditions.find(status(alarm).conditions(), type).orElseThrow().getMessage();
    }

    private AlarmStatus status(String alarm) {
        return Sandbox.read(ecs.alarm(alarm)).getStatus();
    }

    private String version(String alarm) {
        Alarm read = Sandbox.read(ecs.alarm(alarm));
        return read.getMetadata().getResourceVersion();
    }
}

package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AlarmStateValue;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentAlarms;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.RealPrometheus;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Deployments that alarms end, over a real Prometheus. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "deployment alarms")
@Execution(ExecutionMode.CONCURRENT)
class DeploymentAlarmsIT extends SandboxTest {
    @RegisterExtension
    private static final RealPrometheus PROMETHEUS = RealPrometheus.start();

    @Override
    protected MetricSettings metrics() {
        return PROMETHEUS.askedEachSecond();
    }

    @BeforeEach
    void anInstanceAndNoErrors() {
        ecs.nodes().simulated(1);
        PROMETHEUS.set(gauge(), 0);
    }

    @Test
    void anAlarmInTheBakeTimeLeadsBackToTheLastCompleted() {
        // A bake time that no test outlives: the alarm has to end it.
        start(true, 1, 300);
        String first = deployment().id();
        deploy("app:2");
        ecs.eventually(() -> {
            assertThat(ecs.status("web").deployments()).singleElement().satisfies(baking -> {
                assertThat(baking.taskDefinition()).isEqualTo("web:2");
                assertThat(baking.bakingSince()).isNotNull();
                assertThat(baking.rolloutState()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
            });
        });
        String second = deployment().id();
        PROMETHEUS.set(gauge(), 9);

        ecs.eventually(() -> {
            Deployment back = deployment();
            assertThat(back.taskDefinition()).isEqualTo("web:1");
            assertThat(back.rollbackOf()).isEqualTo(second);
            assertThat(back.alarmsIgnored()).isTrue();
            assertThat(back.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
            assertThat(ecs.status("web").deployments()).hasSize(1);
        });
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .contains(
                        "(service web) (deployment " + second + ") deployment failed: alarm detected.",
                        "(service web) rolling back to deployment " + first + "."));
        assertThat(condition(ConditionTypes.STALLED)).isEqualTo("True DeploymentFailed");
        assertThat(condition(ConditionTypes.ALARMS_FOUND)).isEqualTo("True AlarmsIgnored");
    }

    @Test
    void withoutRollbackTheDeploymentFailsAndStays() {
        start(false, 1, 300);
        deploy("app:2");
        ecs.eventually(() -> assertThat(deployment().bakingSince()).isNotNull());
        PROMETHEUS.set(gauge(), 9);
        ecs.eventually(() -> {
            assertThat(deployment().taskDefinition()).isEqualTo("web:2");
            assertThat(deployment().rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
            assertThat(deployment().rolloutStateReason()).isEqualTo("ECS deployment alarms: alarm detected.");
        });
    }

    @Test
    void aDeploymentIsCompleteAfterItsBakeTimeAndAlarmsEndItNoMore() {
        start(true, 1, 2);
        deploy("app:2");
        ecs.eventually(() -> {
            assertThat(deployment().taskDefinition()).isEqualTo("web:2");
            assertThat(deployment().rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
        });
        Deployment complete = deployment();
        assertThat(Duration.between(
                        Objects.requireNonNull(complete.bakingSince()), Objects.requireNonNull(complete.updatedAt())))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        PROMETHEUS.set(gauge(), 9);
        awaitAlarm(AlarmStateValue.ALARM);
        deploy("app:3");
        ecs.eventually(() -> {
            assertThat(deployment().taskDefinition()).isEqualTo("web:3");
            assertThat(deployment().alarmsIgnored()).isTrue();
            assertThat(deployment().rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
        });
    }

    @Test
    void anAlarmThatThereIsNotIsNamed() {
        ecs.apply(
                taskDefinition("web", checked("app")),
                service("web", spec(new DeploymentAlarms(List.of("nowhere"), true, true, Map.of()))));
        ecs.awaitStable("web");
        ecs.eventually(() -> {
            assertThat(condition(ConditionTypes.ALARMS_FOUND)).isEqualTo("False AlarmNotFound");
            assertThat(Conditions.find(ecs.status("web").conditions(), ConditionTypes.ALARMS_FOUND)
                            .orElseThrow()
                            .getMessage())
                    .contains("alarmNames: there is no Alarm nowhere in this namespace");
            assertThat(ecs.events("web")).anyMatch(event -> event.contains("there is no Alarm nowhere"));
        });
        ecs.apply(alarm("nowhere", 1, 2));
        ecs.eventually(() -> assertThat(condition(ConditionTypes.ALARMS_FOUND)).isEqualTo("True AlarmsWatched"));
        ecs.alarm("nowhere").delete();
        ecs.eventually(() -> assertThat(condition(ConditionTypes.ALARMS_FOUND)).isEqualTo("False AlarmNotFound"));
    }

    /** A service with the alarm "errors" whose first deployment is complete. */
    private void start(boolean rollback, int period, int evaluationPeriods) {
        // One of a short bake time at first: the first deployment bakes as well.
        ecs.apply(
                alarm("errors", 1, 1),
                taskDefinition("web", checked("app")),
                service("web", spec(new DeploymentAlarms(List.of("errors"), rollback, true, Map.of()))));
        awaitAlarm(AlarmStateValue.OK);
        ecs.eventually(() -> assertThat(deployment().rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED));
        Sandbox.edit(ecs.alarm("errors"), alarm -> {
            alarm.setSpec(alarm("errors", period, evaluationPeriods).getSpec());
            return alarm;
        });
    }

    /** Each test has its own: what one has left would be seen by the next. */
    private String gauge() {
        return "errors_" + ecs.name().replace('-', '_');
    }

    /** One breaching datapoint raises it, however many periods it looks at. */
    private Alarm alarm(String name, int period, int evaluationPeriods) {
        return Ecs.alarm(name, """
                prometheus: {query: %s}
                period: %d
                evaluationPeriods: %d
                datapointsToAlarm: 1
                threshold: 5
                comparisonOperator: GreaterThanThreshold
                treatMissingData: notBreaching""".formatted(gauge(), period, evaluationPeriods));
    }

    private static ServiceSpec spec(DeploymentAlarms alarms) {
        return ServiceSpec.builder()
                .taskDefinition("web")
                .desiredCount(2)
                .deploymentConfiguration(
                        percents(0, 200).toBuilder().alarms(alarms).build())
                .build();
    }

    private void deploy(String image) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> with(definition, image));
    }

    private static TaskDefinition with(TaskDefinition definition, String image) {
        definition.setSpec(definition.getSpec().toBuilder()
                .containerDefinitions(
                        List.of(checked("app").toBuilder().image(image).build()))
                .build());
        return definition;
    }

    private Deployment deployment() {
        return ecs.status("web").deployments().getFirst();
    }

    private String condition(String type) {
        return Sandbox.condition(ecs.status("web").conditions(), type);
    }

    private void awaitAlarm(AlarmStateValue state) {
        ecs.eventually(
                () -> assertThat(Sandbox.read(ecs.alarm("errors")).getStatus().stateValue())
                        .isEqualTo(state));
    }
}

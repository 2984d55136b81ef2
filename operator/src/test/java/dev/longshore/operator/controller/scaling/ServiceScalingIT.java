package dev.longshore.operator.controller.scaling;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.ScalingActivity;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScalingPolicyStatus;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.cli.CommandRun;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.ScaleDenial;
import dev.longshore.operator.support.ScalingTest;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scalable targets and their policies on a real API server, over a real Prometheus; a minute is a second here. */
class ServiceScalingIT extends ScalingTest {
    @Test
    void aServiceFollowsItsMetricOutAndInAgain() {
        busy(40);
        runs(2);
        ecs.apply(Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 5}"));
        ecs.apply(Ecs.scalingPolicy("cpu", tracked("scaleInCooldown: 60, scaleOutCooldown: 10")));
        ecs.eventually(() -> assertThat(Sandbox.condition(policy("cpu").conditions(), "ScalingActive"))
                .isEqualTo("True MetricKnown"));

        busy(100);
        awaitDesired(4);
        // What is added makes the tasks less busy.
        busy(50);
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(target("web").activities().getFirst().statusMessage())
                .isEqualTo("Successfully set desired count to 4. Change successfully fulfilled by ecs."));
        ScalingActivity out = target("web").activities().getFirst();
        assertThat(out.description()).isEqualTo("Setting desired count to 4.");
        assertThat(out.cause())
                .isEqualTo("monitor alarm TargetTracking-service/" + ecs.name()
                        + "/web-AlarmHigh-cpu in state ALARM triggered policy cpu");
        assertThat(out.statusCode()).isEqualTo("Successful");
        assertThat(out.details()).contains("2 to 4 within 1 to 5", "cpu: ceil(2 x 100 / 50) = 4");
        assertThat(managers()).contains(ScaleWriter.FIELD_MANAGER);
        ecs.eventually(
                () -> assertThat(ecs.events("web")).anyMatch(event -> event.startsWith("Message: Successfully set")));

        busy(20);
        awaitDesired(2);
        assertThat(target("web").activities().getFirst().cause()).contains("-AlarmLow-cpu");
        ecs.eventually(() -> assertThat(Objects.requireNonNull(policy("cpu").state()))
                .satisfies(state -> assertThat(List.of(
                                Objects.requireNonNull(state.metric()), Objects.requireNonNull(state.lowState())))
                        .containsExactly("20", "ALARM")));
        CommandRun shown = CommandRun.of(
                "scaling", "service/web", "--kubeconfig", local.kubeconfigFile().toString(), "--namespace", ecs.name());
        assertThat(shown.out())
                .as(shown.err())
                .contains("wants 2 tasks", "ScalableTarget web scales it within 1 to 5 (mode ECS).")
                .containsPattern("cpu +20 +50 +OK +ALARM")
                .containsPattern("Scale-in cooldown: [0-9]+ s left")
                .contains("Setting desired count to 4.");
    }

    @Test
    void withoutDataTheCountStays() {
        runs(3);
        ecs.apply(Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 0, maxCapacity: 5}"));
        ecs.apply(Ecs.scalingPolicy("cpu", tracked("scaleInCooldown: 1")));
        ecs.eventually(() -> assertThat(condition("web", "ScalingActive")).isEqualTo("False MissingData"));
        assertThat(condition("web", "Ready")).isEqualTo("True Registered");
        busy(150);
        awaitDesired(5);
        ecs.eventually(() -> assertThat(condition("web", "ScalingLimited")).isEqualTo("True AlreadyAtMaxCapacity"));
        PROMETHEUS.remove(gauge());
        ecs.eventually(() -> assertThat(condition("web", "ScalingActive")).isEqualTo("False MissingData"));
        assertThat(desired()).isEqualTo(5);
    }

    @Test
    void aCountSetByHandStaysWithinTheBoundsAndTheBoundsHoldAtOnce() {
        busy(50);
        runs(2);
        ecs.apply(Ecs.scalableTarget(
                "web", "{resourceId: 'service/" + ecs.name() + "/web', minCapacity: 1, maxCapacity: 5}"));
        ecs.apply(Ecs.scalingPolicy("cpu", tracked("scaleInCooldown: 1")));
        ecs.eventually(() -> assertThat(condition("web", "ScalingActive")).isEqualTo("True MetricsKnown"));
        ecs.service("web").scale(4);
        ecs.eventually(() -> assertThat(target("web").desiredCount()).isEqualTo(4));
        assertThat(target("web").activities()).isEmpty();

        Sandbox.edit(resource("web"), target -> {
            target.setSpec(target.getSpec().toBuilder().maxCapacity(3).build());
            return target;
        });
        awaitDesired(3);
        assertThat(target("web").activities().getFirst().cause()).isEqualTo("maximum capacity was set to 3");
    }

    @Test
    void stepsAreChosenByHowFarAnAlarmIsBeyondItsThreshold() {
        busy(10);
        runs(1);
        ecs.apply(Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 6}"));
        ecs.apply(Ecs.scalingPolicy("steps", """
                resourceId: web
                stepScalingPolicyConfiguration:
                  adjustmentType: ChangeInCapacity
                  cooldown: 300
                  stepAdjustments:
                  - {metricIntervalLowerBound: 0, metricIntervalUpperBound: 20, scalingAdjustment: 1}
                  - {metricIntervalLowerBound: 20, scalingAdjustment: 3}"""));
        ecs.eventually(() -> assertThat(condition("web", "ScalingActive")).isEqualTo("False MissingData"));
        ecs.apply(Ecs.alarm("busy", "prometheus: {query: " + gauge() + "}\n" + """
                period: 1
                evaluationPeriods: 2
                threshold: 50
                comparisonOperator: GreaterThanOrEqualToThreshold
                alarmActions: [steps]"""));
        busy(60);
        awaitDesired(2);
        assertThat(target("web").activities().getFirst().cause())
                .isEqualTo("monitor alarm busy in state ALARM triggered policy steps");
        // During the cooldown the one that was added counts towards the three.
        busy(80);
        awaitDesired(4);
    }

    @Test
    void aScheduledActionSetsTheBoundsThatThenHold() {
        runs(1);
        LocalDateTime soon = LocalDateTime.ofInstant(Instant.now().plusSeconds(4), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
        ecs.apply(Ecs.scalableTarget("web", """
                resourceId: web
                minCapacity: 1
                maxCapacity: 2
                scheduledActions:
                - {scheduledActionName: opening, schedule: at(%s), scalableTargetAction: {minCapacity: 4, maxCapacity: 6}}""".formatted(soon)));
        awaitDesired(4);
        ScalableTargetStatus status = target("web");
        assertThat(status.activities().getFirst().cause()).isEqualTo("scheduled action name opening was triggered");
        assertThat(List.of(Objects.requireNonNull(status.minCapacity()), Objects.requireNonNull(status.maxCapacity())))
                .containsExactly(4, 6);
    }

    @Test
    void whatCannotBeScaledIsNamedAndStays() {
        ecs.apply(
                taskDefinition("web", container("app")),
                service(
                        "every",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .schedulingStrategy(SchedulingStrategy.DAEMON)
                                .build()),
                Ecs.scalableTarget("nobody", "{resourceId: nobody, minCapacity: 1, maxCapacity: 2}"),
                Ecs.scalableTarget("daemon", "{resourceId: every, minCapacity: 1, maxCapacity: 2}"),
                Ecs.scalableTarget("zone", """
                        resourceId: every
                        minCapacity: 1
                        maxCapacity: 2
                        scheduledActions:
                        - {scheduledActionName: a, schedule: rate(1 day), timezone: Mars, scalableTargetAction: {minCapacity: 2}}"""),
                Ecs.scalingPolicy("lost", tracked("scaleInCooldown: 1")),
                Ecs.scalingPolicy("gap", """
                        resourceId: every
                        stepScalingPolicyConfiguration:
                          adjustmentType: ChangeInCapacity
                          stepAdjustments:
                          - {metricIntervalLowerBound: 0, metricIntervalUpperBound: 10, scalingAdjustment: 1}
                          - {metricIntervalLowerBound: 20, scalingAdjustment: 3}"""));
        ecs.eventually(() -> assertThat(condition("nobody", "Ready")).isEqualTo("False ServiceNotFound"));
        ecs.eventually(() -> assertThat(condition("daemon", "Ready")).isEqualTo("False DaemonService"));
        ecs.eventually(() -> assertThat(condition("zone", "Valid")).isEqualTo("False InvalidTarget"));
        ecs.eventually(() -> assertThat(Sandbox.condition(policy("lost").conditions(), "Ready"))
                .isEqualTo("False NoScalableTarget"));
        ecs.eventually(() -> assertThat(Sandbox.condition(policy("gap").conditions(), "Valid"))
                .isEqualTo("False InvalidPolicy"));
    }

    @Test
    void aServiceThatVanishesAndOneThatRefusesHarmNothing() {
        busy(100);
        runs(1);
        try (ScaleDenial denial = ScaleDenial.of(ecs, "ecs.longshore.dev", "services", "namespace")) {
            assertThat(denial).isNotNull();
            ecs.eventually(() ->
                    assertThatThrownBy(() -> ecs.service("web").scale(1)).hasMessageContaining(ScaleDenial.MESSAGE));
            ecs.apply(Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 5}"));
            ecs.apply(Ecs.scalingPolicy("cpu", tracked("scaleOutCooldown: 300")));
            ecs.eventually(() -> assertThat(condition("web", "Ready")).isEqualTo("False ScaleRefused"));
            assertThat(desired()).isEqualTo(1);
            assertThat(target("web").activities())
                    .singleElement()
                    .satisfies(activity -> assertThat(activity.statusMessage())
                            .startsWith("Failed to set desired count to 2. Reason: ")
                            .contains(ScaleDenial.MESSAGE));
        }
        awaitDesired(2);
        ecs.service("web").delete();
        ecs.eventually(() -> assertThat(condition("web", "Ready")).matches("False Service(NotFound|Draining)"));
    }

    private void runs(int desired) {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", desired));
        ecs.awaitStable("web");
    }

    /** A gauge of this test's own. */
    private String gauge() {
        return "busy_" + ecs.name().replace('-', '_');
    }

    private void busy(double value) {
        PROMETHEUS.set(gauge(), value);
    }

    private String tracked(String more) {
        return """
                resourceId: web
                targetTrackingScalingPolicyConfiguration:
                  targetValue: 50
                  customizedMetricSpecification: {prometheus: {query: %s}}
                """.formatted(gauge())
                + more.lines()
                        .flatMap(line -> List.of(line.split(", ")).stream())
                        .map(line -> "  " + line + "\n")
                        .reduce("", String::concat);
    }

    private void awaitDesired(int count) {
        ecs.eventually(() -> assertThat(desired()).isEqualTo(count));
        ecs.eventually(() -> assertThat(target("web").desiredCount()).isEqualTo(count));
    }

    private int desired() {
        return Objects.requireNonNull(Sandbox.read(ecs.service("web")).getSpec().desiredCount());
    }

    private List<String> managers() {
        return Sandbox.read(ecs.service("web")).getMetadata().getManagedFields().stream()
                .map(ManagedFieldsEntry::getManager)
                .toList();
    }

    private Resource<ScalableTarget> resource(String name) {
        return ecs.client()
                .resources(ScalableTarget.class)
                .inNamespace(ecs.name())
                .withName(name);
    }

    private ScalableTargetStatus target(String name) {
        return Objects.requireNonNull(Sandbox.read(resource(name)).getStatus(), "no status yet");
    }

    private String condition(String target, String type) {
        return Sandbox.condition(target(target).conditions(), type);
    }

    private ScalingPolicyStatus policy(String name) {
        return Objects.requireNonNull(
                Sandbox.read(ecs.client()
                                .resources(ScalingPolicy.class)
                                .inNamespace(ecs.name())
                                .withName(name))
                        .getStatus(),
                "no status yet");
    }
}

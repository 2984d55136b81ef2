package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentCircuitBreaker;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.ThresholdConfiguration;
import dev.longshore.ecs.v1alpha1.ThresholdType;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.HandKubelet;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A revision whose tasks do not start: the circuit breaker, the way back, and the way on. */
@Execution(ExecutionMode.CONCURRENT)
class DeploymentFailureIT extends SandboxTest {
    private HandKubelet kubelet;

    @BeforeEach
    void aServiceThatRuns() {
        kubelet = new HandKubelet(ecs);
        ecs.nodes().bare("2", "4Gi");
    }

    @Test
    void theCircuitBreakerGoesBackAndTriesTheRevisionNoMore() {
        start(breaker(true));
        String first = ecs.status("web").deployments().getFirst().id();
        image("app:2");

        kubelet.cannotPull(next("2"));
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .extracting(Deployment::failedTasks)
                .contains(1));
        kubelet.cannotPull(next("2"));

        Pod back = next("1");
        ecs.eventually(() -> {
            ServiceStatus status = ecs.status("web");
            Deployment primary = status.deployments().getFirst();
            assertThat(primary.taskDefinition()).isEqualTo("web:1");
            assertThat(primary.rollbackOf()).isNotNull();
            assertThat(primary.rolloutStateReason())
                    .isEqualTo("ECS deployment circuit breaker: rolling back to deploymentId " + first + ".");
            assertThat(kstatus(status)).isEqualTo("Failed");
        });
        kubelet.runs(back);
        ecs.eventually(() -> {
            kubelet.endsWhatStops();
            ServiceStatus status = ecs.status("web");
            assertThat(status.deployments())
                    .singleElement()
                    .extracting(Deployment::rolloutState)
                    .isEqualTo(DeploymentRolloutState.COMPLETED);
            assertThat(Conditions.isTrue(status.conditions(), ConditionTypes.STABLE))
                    .isTrue();
            assertThat(Conditions.isTrue(status.conditions(), ConditionTypes.STALLED))
                    .isTrue();
            assertThat(kstatus(status)).isEqualTo("Failed");
            assertThat(status.stoppedTasks())
                    .anyMatch(task -> "CannotPullContainerError: not found".equals(task.stoppedReason()));
        });
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.matches(
                        "\\(service web\\) \\(deployment ecs-svc/\\d+\\) deployment failed: tasks failed to start\\."))
                .contains("(service web) rolling back to deployment " + first + "."));

        image("app:3");

        kubelet.runs(next("3"));
        ecs.eventually(() -> {
            kubelet.endsWhatStops();
            ServiceStatus status = ecs.status("web");
            assertThat(status.deployments()).singleElement().satisfies(deployment -> {
                assertThat(deployment.taskDefinition()).isEqualTo("web:3");
                assertThat(deployment.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
            });
            assertThat(kstatus(status)).isEqualTo("Current");
        });
    }

    @Test
    void withoutRollbackAFailedDeploymentStandsStillUntilItIsForced() {
        start(breaker(false));
        image("app:2");
        kubelet.cannotPull(next("2"));
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .extracting(Deployment::failedTasks)
                .contains(1));
        kubelet.cannotPull(next("2"));

        ecs.eventually(() -> {
            ServiceStatus status = ecs.status("web");
            assertThat(status.deployments().getFirst().rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
            assertThat(kstatus(status)).isEqualTo("Failed");
        });
        annotate(Annotations.FORCE_NEW_DEPLOYMENT_AT, "now");

        kubelet.runs(next("2"));
        ecs.eventually(() -> {
            kubelet.endsWhatStops();
            assertThat(kstatus(ecs.status("web"))).isEqualTo("Current");
        });
    }

    @Test
    void peopleMayStopADeployment() {
        start(breaker(true));
        image("app:2");
        next("2");
        ecs.eventually(() -> {
            assertThat(ecs.status("web").deployments().getFirst().taskDefinition())
                    .isEqualTo("web:2");
            assertThat(kstatus(ecs.status("web"))).isEqualTo("InProgress");
        });
        Deployment second = ecs.status("web").deployments().getFirst();

        annotate(Annotations.STOP_DEPLOYMENT, second.id());

        ecs.eventually(() -> assertThat(ecs.status("web").deployments().getFirst())
                .satisfies(primary -> {
                    assertThat(primary.taskDefinition()).isEqualTo("web:1");
                    assertThat(primary.rollbackOf()).isEqualTo(second.id());
                }));
        kubelet.runs(next("1"));
        ecs.eventually(() -> {
            kubelet.endsWhatStops();
            assertThat(Conditions.isTrue(ecs.status("web").conditions(), ConditionTypes.STABLE))
                    .isTrue();
        });
    }

    /** One task that stops before its successor starts: nothing waits for health. */
    private void start(DeploymentCircuitBreaker breaker) {
        var service = service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(1)
                        .deploymentConfiguration(percents(0, 100).toBuilder()
                                .deploymentCircuitBreaker(breaker)
                                .build())
                        .build());
        service.getMetadata().setAnnotations(new HashMap<>());
        service.getMetadata().getAnnotations().put("note", "an annotation that means nothing");
        ecs.apply(taskDefinition("web", container("app")), service);
        kubelet.runs(next("1"));
        ecs.eventually(() -> assertThat(kstatus(ecs.status("web"))).isEqualTo("Current"));
        ecs.eventually(() -> assertThat(ecs.status("web").lastCompleted()).isNotNull());
    }

    private static DeploymentCircuitBreaker breaker(boolean rollback) {
        return DeploymentCircuitBreaker.builder()
                .enable(true)
                .rollback(rollback)
                .thresholdConfiguration(ThresholdConfiguration.builder()
                        .type(ThresholdType.COUNT)
                        .value(2)
                        .build())
                .build();
    }

    /** The task of this revision that waits for its kubelet; those of other revisions that are stopping end here. */
    private Pod next(String revision) {
        ecs.eventually(() -> {
            kubelet.endsWhatStops();
            assertThat(ecs.livePods("web"))
                    .singleElement()
                    .satisfies(pod -> assertThat(revision(pod)).isEqualTo(revision));
        });
        return ecs.livePods("web").getFirst();
    }

    private static String revision(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault(Labels.REVISION, "");
    }

    private void image(String image) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(taskDefinition(
                            "web", container("app").toBuilder().image(image).build())
                    .getSpec());
            return definition;
        });
    }

    private void annotate(String name, String value) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata().getAnnotations().put(name, value);
            return service;
        });
    }

    /** What kstatus, which Flux and others go by, makes of the conditions. */
    private static String kstatus(ServiceStatus status) {
        if (Conditions.isTrue(status.conditions(), ConditionTypes.STALLED)) {
            return "Failed";
        }
        return Conditions.isTrue(status.conditions(), ConditionTypes.READY) ? "Current" : "InProgress";
    }
}

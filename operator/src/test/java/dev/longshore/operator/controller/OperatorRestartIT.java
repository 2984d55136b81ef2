package dev.longshore.operator.controller;

import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookDetail;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An operator that ends in the middle of its work, and another that knows nothing but what the cluster shows. */
class OperatorRestartIT extends SandboxTest {
    private static final int TASKS = 50;
    private static final int RUN = 10;

    @Test
    void aServiceEndsWithExactlyItsTasks() {
        ecs.nodes().simulated(5);
        ecs.apply(taskDefinition("web", container("app", port(80, 0))), service("web", "web", TASKS));
        ecs.eventually(() -> assertThat(ecs.pods()).isNotEmpty());

        operator.restart();

        ecs.awaitStable("web");
        assertTasks(TASKS);
    }

    @Test
    void aRunEndsWithExactlyItsTasks() {
        ecs.nodes().simulated(5);
        ecs.apply(
                taskDefinition("web", container("app", port(80, 0))),
                task("run", TaskSpec.builder().taskDefinition("web").count(RUN).build()));
        ecs.eventually(() -> assertThat(ecs.pods()).isNotEmpty());

        operator.restart();

        ecs.eventually(() -> assertThat(
                        Objects.requireNonNull(Sandbox.read(ecs.task("run")).getStatus())
                                .runningCount())
                .isEqualTo(RUN));
        assertTasks(RUN);
    }

    @Test
    void aDeploymentThatShiftsTrafficGoesOnWhereItWas() {
        ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app", port(80, 0))),
                targetGroup("front", 80, drain(0)),
                targetGroup("front-green", 80, drain(0)),
                blueGreen());
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(ready()).hasSize(2));
        List<String> blue = ready();
        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .deploymentConfiguration(configuration(List.of(DeploymentLifecycleHook.builder()
                            .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                            .lifecycleStages(List.of(DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT))
                            .build())))
                    .build());
            service.getMetadata().getAnnotations().put(Annotations.FORCE_NEW_DEPLOYMENT_AT, "now");
            return service;
        });
        ecs.eventually(() -> assertThat(hooks()).hasSize(1));
        ecs.eventually(() -> assertThat(ready()).hasSize(2).doesNotContainAnyElementsOf(blue));
        List<String> green = ready();

        operator.restart();
        // It looks at every service when it starts; a deployment that began anew would have begun by then.
        ecs.apply(service("other", "web", 1));
        ecs.eventually(() -> assertThat(ecs.livePods("other")).hasSize(1));

        assertThat(ready()).containsExactlyInAnyOrderElementsOf(green);
        assertThat(ecs.livePods("web")).as("blue still runs").hasSize(4);
        String hook = hooks().getFirst();
        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata().getAnnotations().put(Annotations.CONTINUE_DEPLOYMENT, hook);
            return service;
        });
        ecs.awaitStable("web");
        assertThat(ready()).containsExactlyInAnyOrderElementsOf(green);
    }

    private List<String> hooks() {
        return Objects.requireNonNull(ecs.status("web").deployments().getFirst().shift()).hookDetails().stream()
                .map(DeploymentLifecycleHookDetail::hookId)
                .toList();
    }

    private List<String> ready() {
        return ecs.endpoints("front").stream()
                .filter(endpoint -> endpoint.getConditions().getReady())
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
    }

    private static Service blueGreen() {
        return service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(2)
                        .deploymentConfiguration(configuration(List.of()))
                        .loadBalancers(List.of(balancer("front", "app", 80).toBuilder()
                                .advancedConfiguration(AdvancedConfiguration.builder()
                                        .alternateTargetGroupArn("front-green")
                                        .build())
                                .build()))
                        .build());
    }

    private static DeploymentConfiguration configuration(List<DeploymentLifecycleHook> hooks) {
        return DeploymentConfiguration.builder()
                .strategy(DeploymentStrategy.BLUE_GREEN)
                .lifecycleHooks(hooks)
                .build();
    }

    private void assertTasks(int count) {
        assertThat(ecs.pods())
                .hasSize(count)
                .allMatch(Sandbox::live)
                .extracting(pod -> pod.getMetadata().getLabels().get(Labels.TASK_ID))
                .doesNotHaveDuplicates();
        assertThat(ecs.pods())
                .extracting(pod -> pod.getSpec().getNodeName() + ":"
                        + pod.getSpec()
                                .getContainers()
                                .getFirst()
                                .getPorts()
                                .getFirst()
                                .getHostPort())
                .doesNotHaveDuplicates();
    }
}

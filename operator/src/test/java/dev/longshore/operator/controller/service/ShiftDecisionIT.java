package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.CanaryConfiguration;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleStage;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.support.GatewayApi;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a deployment that shifts traffic waits for outside of Longshore: a Job, and an HTTPRoute whose weights it sets. */
@Execution(ExecutionMode.CONCURRENT)
class ShiftDecisionIT extends ShiftTest {
    @Test
    void aJobDecidesAndAHeadlessServiceNeedsNoBalancer() {
        ecs.nodes().simulated(2);
        ecs.client()
                .resource(new CronJobBuilder()
                        .withNewMetadata()
                        .withNamespace(ecs.name())
                        .withName("smoke")
                        .endMetadata()
                        .withNewSpec()
                        .withSchedule("0 0 1 1 *")
                        .withSuspend(true)
                        .withNewJobTemplate()
                        .withNewSpec()
                        .withNewTemplate()
                        .withNewSpec()
                        .withRestartPolicy("Never")
                        .addNewContainer()
                        .withName("smoke")
                        .withImage("smoke:1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .endJobTemplate()
                        .endSpec()
                        .build())
                .create();
        deployAskingFirst("job/smoke");

        ecs.eventually(() -> assertThat(jobs()).hasSize(1));
        Job job = jobs().getFirst();
        assertThat(job.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .anyMatch(variable -> variable.getName().equals("ECS_LIFECYCLE_STAGE")
                        && variable.getValue().equals("PRE_SCALE_UP"));
        assertThat(names("2")).isEmpty();
        // The Job's own controller goes by its pod.
        ecs.eventually(() -> assertThat(podsOf(job)).hasSize(1));
        Sandbox.editStatus(ecs.client().pods().resource(podsOf(job).getFirst()), pod -> {
            pod.getStatus().setPhase("Succeeded");
            return pod;
        });
        completed("web:2");
    }

    @Test
    void aRoutesWeightsAreSetAndWithoutItsRouteADeploymentWaits() throws Exception {
        GatewayApi.install(ecs.client(), "httproutes");
        DeploymentConfiguration canary = DeploymentConfiguration.builder()
                .strategy(DeploymentStrategy.CANARY)
                .canaryConfiguration(CanaryConfiguration.builder()
                        .canaryPercent(12.5)
                        .canaryBakeTimeInMinutes(0)
                        .build())
                .build();
        ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80, drain(0)),
                targetGroup("front-green", 80, drain(0)),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(1)
                                .deploymentConfiguration(canary)
                                .loadBalancers(List.of(LoadBalancer.builder()
                                        .targetGroupArn("front")
                                        .containerName("app")
                                        .containerPort(8080)
                                        .advancedConfiguration(AdvancedConfiguration.builder()
                                                .alternateTargetGroupArn("front-green")
                                                .productionListenerRule(ecs.name() + "/web")
                                                .testListenerRule(ecs.name() + "/web-test")
                                                .build())
                                        .build()))
                                .build()));
        ecs.eventually(
                () -> assertThat(Sandbox.condition(ecs.status("web").conditions(), ConditionTypes.TRAFFIC_DIRECTED))
                        .isEqualTo("False RouteNotSet"));

        GatewayApi.route(ecs.client(), ecs.name(), "web-test", "/test", "front", 80);
        GatewayApi.route(ecs.client(), ecs.name(), "web", "/", "front", 80);
        completed("web:1");
        routed("web", 1000, 0);

        configure(canary.toBuilder()
                .lifecycleHooks(List.of(pause(DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT)))
                .build());
        deploy("app:2");
        String first = awaits(DeploymentLifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT);
        routed("web", 1000, 0);
        routed("web-test", 0, 1000);
        Set<String> drained = names("1");
        drainItsInstance();
        ecs.eventually(() -> assertThat(names("1")).hasSize(1).doesNotContainAnyElementsOf(drained));
        continues(first);
        routed("web", 875, 125);
        listed("front", names("1"));
        listed("front-green", names("2"));
        // The route is written before the status: for a moment that still shows the hook that was answered.
        ecs.eventually(() -> assertThat(hooks()).isNotEmpty().doesNotContain(first));
        continues(awaits(DeploymentLifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT));
        completed("web:2");
        routed("web", 0, 1000);
    }

    private void routed(String route, int front, int green) {
        ecs.eventually(() -> assertThat(GatewayApi.weights(ecs.client(), ecs.name(), route))
                .isEqualTo(Map.of("front", front, "front-green", green)));
    }

    /** That of the old revision's task: with 100/200 percent it is replaced before it stops. */
    private void drainItsInstance() {
        String node = ecs.livePods("web", "1").getFirst().getSpec().getNodeName();
        Sandbox.edit(ecs.instance(node), instance -> {
            instance.setSpec(instance.getSpec().toBuilder()
                    .status(ContainerInstanceRequestedStatus.DRAINING)
                    .build());
            return instance;
        });
    }

    @Test
    void aHookIsNotSentWhereTheAuthorOfAServiceMayNotReach() {
        ecs.nodes().simulated(1);
        deployAskingFirst("http://169.254.169.254/latest/meta-data");
        completed("web:1");
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.matches(".* deployment failed: lifecycle hook failed\\.")));
        ecs.eventually(() -> assertThat(kstatus()).isEqualTo("Failed"));
    }

    /** A service of one task whose second deployment asks this hook before it starts anything. */
    private void deployAskingFirst(String hookTarget) {
        ecs.apply(
                taskDefinition("web", checked("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(1)
                                .deploymentConfiguration(BLUE_GREEN)
                                .build()));
        completed("web:1");
        configure(BLUE_GREEN.toBuilder()
                .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                        .hookTargetArn(hookTarget)
                        .lifecycleStages(List.of(DeploymentLifecycleHookStage.PRE_SCALE_UP))
                        .build()))
                .build());
        deploy("app:2");
    }

    private List<Pod> podsOf(Job job) {
        return ecs.client()
                .pods()
                .inNamespace(ecs.name())
                .withLabel("job-name", job.getMetadata().getName())
                .list()
                .getItems();
    }

    private List<Job> jobs() {
        return ecs.client().batch().v1().jobs().inNamespace(ecs.name()).list().getItems();
    }
}

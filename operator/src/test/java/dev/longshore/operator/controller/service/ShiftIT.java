package dev.longshore.operator.controller.service;

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
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStatus;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleStage;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentShift;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.LinearConfiguration;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.GatewayApi;
import dev.longshore.operator.support.HookServer;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** BLUE_GREEN, LINEAR and CANARY with pods that are simulated: stages, hooks, who is listed, and the way back. */
@Execution(ExecutionMode.CONCURRENT)
class ShiftIT extends SandboxTest {
    private static final DeploymentConfiguration BLUE_GREEN = DeploymentConfiguration.builder()
            .strategy(DeploymentStrategy.BLUE_GREEN)
            .bakeTimeInMinutes(0)
            .build();

    @Test
    void blueGreenRunsBothRevisionsAndMovesTestTrafficFirst() {
        start(2, BLUE_GREEN, "front-test");
        Set<String> blue = names("1");
        configure(BLUE_GREEN.toBuilder()
                .lifecycleHooks(List.of(
                        pause(DeploymentLifecycleHookStage.POST_SCALE_UP),
                        pause(DeploymentLifecycleHookStage.POST_TEST_TRAFFIC_SHIFT),
                        pause(DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT)))
                .build());

        deploy("app:2");

        String hook = awaits(DeploymentLifecycleStage.POST_SCALE_UP);
        Set<String> green = names("2");
        assertThat(green).hasSize(2);
        assertThat(names("1")).isEqualTo(blue);
        listed("front", blue);
        listed("front-test", blue);
        weights(0.0, 100.0);
        assertThat(kstatus()).isEqualTo("InProgress");

        continues(hook);
        String tested = awaits(DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT);
        listed("front", blue);
        listed("front-test", green);

        continues(tested);
        String shifted = awaits(DeploymentLifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT);
        listed("front", green);
        weights(100.0, 0.0);
        assertThat(names("1")).as("both run until the deployment is over").isEqualTo(blue);

        continues(shifted);
        completed("web:2");
        listed("front", green);
        assertThat(names("2")).isEqualTo(green);
        assertThat(kstatus()).isEqualTo("Current");

        configure(BLUE_GREEN);
        deploy("app:3");
        completed("web:3");
        listed("front", names("3"));
    }

    @Test
    void aHookThatFailsAfterTheShiftSendsEverythingBackToBlue() throws Exception {
        try (HookServer hooks = new HookServer()) {
            start(2, BLUE_GREEN, "front-test");
            Set<String> blue = names("1");
            String first = primary().id();
            hooks.answer("POST_PRODUCTION_TRAFFIC_SHIFT", "{\"hookStatus\": \"IN_PROGRESS\", \"callBackDelay\": 1}");
            configure(BLUE_GREEN.toBuilder()
                    .lifecycleHooks(List.of(webhook(hooks, DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT)))
                    .build());
            deploy("app:2");
            ecs.eventually(() -> assertThat(hooks.asked()).hasSizeGreaterThan(1));
            listed("front", names("2"));

            hooks.answer("POST_PRODUCTION_TRAFFIC_SHIFT", "{\"hookStatus\": \"FAILED\", \"message\": \"too slow\"}");

            completed("web:1");
            listed("front", blue);
            assertThat(names("1")).as("no task of blue was started anew").isEqualTo(blue);
            assertThat(names("2")).isEmpty();
            assertThat(primary().id()).isEqualTo(first);
            assertThat(primary().rollbackOf()).isNotNull();
            assertThat(kstatus()).isEqualTo("Failed");
            ecs.eventually(() -> assertThat(ecs.events("web"))
                    .anyMatch(
                            event -> event.matches(
                                    "\\(service web\\) \\(deployment ecs-svc/\\d+\\) deployment failed: lifecycle hook failed\\."))
                    .contains("(service web) rolling back to deployment " + first + "."));

            configure(BLUE_GREEN);
            deploy("app:3");
            completed("web:3");
            assertThat(kstatus()).isEqualTo("Current");
        }
    }

    @Test
    void linearAsksBeforeEveryStepAndListsByTheWeights() throws Exception {
        try (HookServer hooks = new HookServer()) {
            DeploymentConfiguration linear = DeploymentConfiguration.builder()
                    .strategy(DeploymentStrategy.LINEAR)
                    .bakeTimeInMinutes(0)
                    .linearConfiguration(LinearConfiguration.builder()
                            .stepPercent(40.0)
                            .stepBakeTimeInMinutes(0)
                            .build())
                    .build();
            start(3, linear, "front-test");
            configure(linear.toBuilder()
                    .lifecycleHooks(List.of(webhook(hooks, DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT)))
                    .build());
            hooks.answer("PRE_PRODUCTION_TRAFFIC_SHIFT", "{\"hookStatus\": \"SUCCEEDED\"}");
            deploy("app:2");
            completed("web:2");
            assertThat(hooks.asked())
                    .extracting(asked -> asked.path("productionTrafficWeights")
                            .path("target")
                            .asDouble())
                    .containsExactly(0.0, 40.0, 80.0);
        }
    }

    @Test
    void canaryListsAFewOfTheNewRevision() {
        DeploymentConfiguration canary = DeploymentConfiguration.builder()
                .strategy(DeploymentStrategy.CANARY)
                .bakeTimeInMinutes(0)
                .canaryConfiguration(CanaryConfiguration.builder()
                        .canaryPercent(20.0)
                        .canaryBakeTimeInMinutes(1)
                        .build())
                .build();
        start(4, canary, "front-test");
        deploy("app:2");
        ecs.eventually(() -> {
            assertThat(primary().productionTrafficWeight()).isEqualTo(20.0);
            List<String> listed = ready("front");
            assertThat(listed).hasSize(5);
            assertThat(listed).filteredOn(names("2")::contains).hasSize(1);
        });

        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata()
                    .getAnnotations()
                    .put(Annotations.STOP_DEPLOYMENT, primary().id());
            return service;
        });
        completed("web:1");
        listed("front", names("1"));
        assertThat(primary().rolloutStateReason()).contains("completed");
    }

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
        ecs.apply(
                taskDefinition("web", container("app")),
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
                        .hookTargetArn("job/smoke")
                        .lifecycleStages(List.of(DeploymentLifecycleHookStage.PRE_SCALE_UP))
                        .build()))
                .build());
        deploy("app:2");

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
                                                .build())
                                        .build()))
                                .build()));
        ecs.eventually(
                () -> assertThat(Sandbox.condition(ecs.status("web").conditions(), ConditionTypes.TRAFFIC_DIRECTED))
                        .isEqualTo("False RouteNotSet"));

        GatewayApi.route(ecs.client(), ecs.name(), "web", "/", "front", 80);
        completed("web:1");
        assertThat(GatewayApi.weights(ecs.client(), ecs.name(), "web"))
                .isEqualTo(Map.of("front", 1000, "front-green", 0));

        configure(canary.toBuilder()
                .lifecycleHooks(List.of(pause(DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT)))
                .build());
        deploy("app:2");
        continues(awaits(DeploymentLifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT));
        ecs.eventually(() -> assertThat(GatewayApi.weights(ecs.client(), ecs.name(), "web"))
                .isEqualTo(Map.of("front", 875, "front-green", 125)));
        assertThat(ready("front")).containsExactlyElementsOf(names("1"));
        assertThat(ready("front-green")).containsExactlyElementsOf(names("2"));
        continues(awaits(DeploymentLifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT));
        completed("web:2");
        assertThat(GatewayApi.weights(ecs.client(), ecs.name(), "web"))
                .isEqualTo(Map.of("front", 0, "front-green", 1000));
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

    private void start(int count, DeploymentConfiguration configuration, String testListener) {
        ecs.nodes().simulated(2);
        LoadBalancer balancer = LoadBalancer.builder()
                .targetGroupArn("front")
                .containerName("app")
                .containerPort(8080)
                .advancedConfiguration(AdvancedConfiguration.builder()
                        .alternateTargetGroupArn("front-green")
                        .testListenerRule(testListener)
                        .build())
                .build();
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80, drain(0)),
                targetGroup("front-green", 80, drain(0)),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(count)
                                .deploymentConfiguration(configuration)
                                .loadBalancers(List.of(balancer))
                                .build()));
        completed("web:1");
        ecs.eventually(() -> assertThat(ready("front")).hasSize(count));
    }

    private void configure(DeploymentConfiguration configuration) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .deploymentConfiguration(configuration)
                    .build());
            return service;
        });
    }

    private void deploy(String image) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition.getSpec().toBuilder()
                    .containerDefinitions(definition.getSpec().containerDefinitions().stream()
                            .map(one -> one.toBuilder().image(image).build())
                            .toList())
                    .build());
            return definition;
        });
    }

    private Deployment primary() {
        return ecs.status("web").deployments().getFirst();
    }

    private void completed(String taskDefinition) {
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .singleElement()
                .extracting(Deployment::taskDefinition, Deployment::rolloutState)
                .containsExactly(taskDefinition, DeploymentRolloutState.COMPLETED));
    }

    /** Waits for a PAUSE; answers its id. */
    private String awaits(DeploymentLifecycleStage stage) {
        ecs.eventually(() -> {
            assertThat(shift().lifecycleStage()).isEqualTo(stage);
            assertThat(shift().hookDetails())
                    .singleElement()
                    .satisfies(
                            hook -> assertThat(hook.status()).isEqualTo(DeploymentLifecycleHookStatus.AWAITING_ACTION));
        });
        return shift().hookDetails().getFirst().hookId();
    }

    private DeploymentShift shift() {
        return Objects.requireNonNull(primary().shift(), "traffic is not shifted");
    }

    private void continues(String hook) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata().getAnnotations().put(Annotations.CONTINUE_DEPLOYMENT, hook);
            return service;
        });
    }

    private void weights(double primary, double other) {
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .extracting(Deployment::productionTrafficWeight)
                .containsExactly(primary, other));
    }

    private Set<String> names(String revision) {
        return ecs.livePods("web").stream()
                .filter(pod -> revision.equals(pod.getMetadata().getLabels().get(Labels.REVISION)))
                .map(pod -> pod.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private void listed(String coreService, Set<String> pods) {
        ecs.eventually(() -> assertThat(ready(coreService)).containsExactlyInAnyOrderElementsOf(pods));
    }

    private List<String> ready(String coreService) {
        return ecs.endpoints(coreService).stream()
                .filter(endpoint -> endpoint.getConditions().getReady())
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
    }

    private String kstatus() {
        var conditions = ecs.status("web").conditions();
        if (Sandbox.condition(conditions, ConditionTypes.STALLED).startsWith("True")) {
            return "Failed";
        }
        return Sandbox.condition(conditions, ConditionTypes.READY).startsWith("True") ? "Current" : "InProgress";
    }

    private static DeploymentLifecycleHook pause(DeploymentLifecycleHookStage stage) {
        return DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStages(List.of(stage))
                .build();
    }

    private static DeploymentLifecycleHook webhook(HookServer hooks, DeploymentLifecycleHookStage stage) {
        return DeploymentLifecycleHook.builder()
                .hookTargetArn(hooks.url())
                .lifecycleStages(List.of(stage))
                .build();
    }
}

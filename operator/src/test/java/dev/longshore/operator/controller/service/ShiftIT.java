package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.connect;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.CanaryConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleStage;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.LinearConfiguration;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.HookServer;
import dev.longshore.operator.support.Sandbox;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** BLUE_GREEN, LINEAR and CANARY with pods that are simulated: stages, hooks, who is listed, and the way back. */
@Execution(ExecutionMode.CONCURRENT)
class ShiftIT extends ShiftTest {
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
        listed("backend", blue);
        weights(0.0, 100.0);
        assertThat(kstatus()).isEqualTo("InProgress");

        continues(hook);
        String tested = awaits(DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT);
        listed("front", blue);
        listed("front-test", green);
        listed("backend", blue);

        continues(tested);
        String shifted = awaits(DeploymentLifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT);
        listed("front", green);
        listed("backend", green);
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
                taskDefinition(
                        "web",
                        container("app", port(8080, 0).toBuilder().name("http").build())),
                targetGroup("front", 80, drain(0)),
                targetGroup("front-green", 80, drain(0)),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(count)
                                .deploymentConfiguration(configuration)
                                .loadBalancers(List.of(balancer))
                                .serviceConnectConfiguration(connect("http", "backend"))
                                .build()));
        completed("web:1");
        ecs.eventually(() -> assertThat(ready("front")).hasSize(count));
    }
}

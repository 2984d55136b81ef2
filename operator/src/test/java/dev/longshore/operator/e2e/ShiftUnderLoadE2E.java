package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.connect;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.LinearConfiguration;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.support.HookServer;
import dev.longshore.operator.support.Sandbox;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Traffic that is shifted while requests come without a pause, forth, back in the middle, and forth in steps: none is lost. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class ShiftUnderLoadE2E extends VersionsUnderLoad {
    private static final DeploymentConfiguration BLUE_GREEN = DeploymentConfiguration.builder()
            .strategy(DeploymentStrategy.BLUE_GREEN)
            .bakeTimeInMinutes(0)
            .build();

    @Test
    void blueGreenItsRollbackAndLinearLoseNoRequest() throws Exception {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
        ecs.apply(definition("one"), group("front"), group("front-green"), web());
        completed("web:1");
        ecs.eventually(() -> assertThat(Objects.requireNonNull(
                                Sandbox.read(ecs.targetGroup("front")).getStatus())
                        .healthyCount())
                .isEqualTo(2));
        LoadPod load = LoadPod.on(ecs, "front");
        try (HookServer hooks = new HookServer()) {
            deploy("two");
            completed("web:2");

            hooks.answer("POST_PRODUCTION_TRAFFIC_SHIFT", "{\"hookStatus\": \"IN_PROGRESS\", \"callBackDelay\": 3}");
            configure(BLUE_GREEN.toBuilder()
                    .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                            .hookTargetArn(hooks.url())
                            .lifecycleStages(List.of(DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT))
                            .build()))
                    .build());
            deploy("three");
            ecs.eventually(() -> assertThat(hooks.asked()).hasSizeGreaterThan(2));
            assertThat(primary().taskDefinition()).isEqualTo("web:3");
            assertThat(primary().productionTrafficWeight()).isEqualTo(100.0);
            ecs.eventually(() -> assertThat(load.isAnsweredBy(ecs.livePods("web", "3"), "backend"))
                    .as("the name of Service Connect leads to the new revision as well")
                    .isTrue());
            hooks.answer("POST_PRODUCTION_TRAFFIC_SHIFT", "{\"hookStatus\": \"FAILED\"}");
            completed("web:2");
            assertThat(primary().rollbackOf()).isNotNull();

            configure(DeploymentConfiguration.builder()
                    .strategy(DeploymentStrategy.LINEAR)
                    .linearConfiguration(LinearConfiguration.builder()
                            .stepPercent(50.0)
                            .stepBakeTimeInMinutes(0)
                            .build())
                    .build());
            deploy("four");
            completed("web:4");
        }
        String told = load.end();
        System.out.println("requests during BLUE_GREEN, its rollback after the shift, and LINEAR: " + told);
        assertThat(told).matches("answered [1-9]\\d+ failed 0");
    }

    private Deployment primary() {
        return ecs.status("web").deployments().getFirst();
    }

    private void configure(DeploymentConfiguration configuration) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .deploymentConfiguration(configuration)
                    .build());
            return service;
        });
    }

    private static Service web() {
        return service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(2)
                        .deploymentConfiguration(BLUE_GREEN)
                        .serviceConnectConfiguration(connect("http", "backend"))
                        .loadBalancers(List.of(LoadBalancer.builder()
                                .targetGroupArn("front")
                                .containerName("web")
                                .containerPort(8080)
                                .advancedConfiguration(AdvancedConfiguration.builder()
                                        .alternateTargetGroupArn("front-green")
                                        .build())
                                .build()))
                        .build());
    }

    private static TargetGroup group(String name) {
        return targetGroup(
                name,
                TargetGroupSpec.builder()
                        .protocol(TargetGroupProtocol.HTTP)
                        .port(80)
                        .targetType(TargetGroupTargetType.IP)
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(2)
                        .healthyThresholdCount(2)
                        .attributes(List.of(drain(5)))
                        .build());
    }
}

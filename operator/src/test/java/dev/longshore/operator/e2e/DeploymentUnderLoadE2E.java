package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.balanced;
import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.support.Sandbox;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** New revisions and a draining instance while requests come without a pause: none is lost. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class DeploymentUnderLoadE2E extends VersionsUnderLoad {

    @Test
    void newRevisionsAndADrainingInstanceLoseNoRequest() {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
        ecs.apply(definition("one"), group(), balanced("web", "web", 2, balancer("front", "web", 8080)));
        completed("web:1");
        ecs.eventually(() -> assertThat(Objects.requireNonNull(
                                Sandbox.read(ecs.targetGroup("front")).getStatus())
                        .healthyCount())
                .isEqualTo(2));
        LoadPod load = LoadPod.on(ecs, "front");

        deploy("two");
        completed("web:2");
        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .deploymentConfiguration(percents(50, 100))
                    .build());
            return service;
        });
        deploy("three");
        completed("web:3");
        drainInstance("node-2");

        String told = load.end();
        System.out.println("requests during two deployments and a draining instance: " + told);
        assertThat(told).matches("answered [1-9]\\d+ failed 0");
    }

    private void drainInstance(String node) {
        Sandbox.edit(ecs.instance(node), instance -> {
            instance.setSpec(instance.getSpec().toBuilder()
                    .status(ContainerInstanceRequestedStatus.DRAINING)
                    .build());
            return instance;
        });
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .hasSize(2)
                .noneMatch(pod -> node.equals(pod.getSpec().getNodeName())));
    }

    private static TargetGroup group() {
        return targetGroup(
                "front",
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

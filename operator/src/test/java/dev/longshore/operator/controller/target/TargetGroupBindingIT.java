package dev.longshore.operator.controller.target;

import static dev.longshore.operator.support.Ecs.targetGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupStatus;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.operator.support.LoadBalancerController;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups that name a target group of AWS, with the kind of the AWS Load Balancer Controller and without it. */
class TargetGroupBindingIT extends SandboxTest {
    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067";

    @Test
    void aBindingFollowsItsGroupAndWithoutItsKindTheConditionSaysSo() throws Exception {
        CustomResourceDefinition kind = LoadBalancerController.kind();
        Resource<CustomResourceDefinition> installed = ecs.client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(kind.getMetadata().getName());
        boolean here = installed.get() != null;
        ecs.apply(bound("front", TargetGroupTargetType.IP));
        try {
            if (!here) {
                condition("False NotInstalled");
                serviceType("ClusterIP");
                ecs.client().resource(kind).create();
            }
            condition("True Bound");
            asks("targetGroupARN", ARN);
            asks("targetType", "ip");
            asks("serviceRef/name", "front");
            asks("serviceRef/port", "80");
            ecs.eventually(() -> assertThat(
                            Sandbox.read(LoadBalancerController.binding(ecs.client(), ecs.name(), "front"))
                                    .getMetadata()
                                    .getOwnerReferences())
                    .singleElement()
                    .extracting(OwnerReference::getKind)
                    .isEqualTo("TargetGroup"));

            edit(TargetGroupTargetType.INSTANCE, ARN);
            asks("targetType", "instance");
            serviceType("NodePort");

            edit(TargetGroupTargetType.INSTANCE, null);
            ecs.eventually(() -> assertThat(LoadBalancerController.binding(ecs.client(), ecs.name(), "front")
                            .get())
                    .isNull());
            serviceType("ClusterIP");
            ecs.eventually(() -> assertThat(status().conditions())
                    .noneMatch(condition -> condition.getType().equals(ConditionTypes.BOUND)));
        } finally {
            if (!here) {
                installed.delete();
            }
        }
    }

    private static TargetGroup bound(String name, TargetGroupTargetType type) {
        return targetGroup(
                name,
                targetGroup(name, 80).getSpec().toBuilder()
                        .targetType(type)
                        .targetGroupBindingArn(ARN)
                        .build());
    }

    private void edit(TargetGroupTargetType type, @Nullable String arn) {
        Sandbox.edit(ecs.targetGroup("front"), group -> {
            group.setSpec(group.getSpec().toBuilder()
                    .targetType(type)
                    .targetGroupBindingArn(arn)
                    .build());
            return group;
        });
    }

    private void asks(String path, String value) {
        ecs.eventually(() -> assertThat(LoadBalancerController.asked(ecs.client(), ecs.name(), "front", path))
                .isEqualTo(value));
    }

    private void condition(String expected) {
        ecs.eventually(() -> assertThat(Sandbox.condition(status().conditions(), ConditionTypes.BOUND))
                .isEqualTo(expected));
    }

    private void serviceType(String expected) {
        ecs.eventually(() -> assertThat(Sandbox.read(
                                ecs.client().services().inNamespace(ecs.name()).withName("front"))
                        .getSpec()
                        .getType())
                .isEqualTo(expected));
    }

    private TargetGroupStatus status() {
        return Objects.requireNonNull(Sandbox.read(ecs.targetGroup("front")).getStatus(), "no status yet");
    }
}

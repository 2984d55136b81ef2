package dev.longshore.operator.controller.cluster;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.INSTANCE_CONFLICT;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which nodes are a Cluster's instances, and when it may go. */
class ClusterIT extends SandboxTest {
    @Test
    void nodesJoinAndLeaveByTheirLabel() {
        String node = ecs.nodes().bare("2", "4Gi");
        ecs.eventually(() -> {
            ContainerInstance instance = Sandbox.read(ecs.instance(node));
            assertThat(instance.getSpec().cluster()).isEqualTo(ecs.name());
            assertThat(Objects.requireNonNull(instance.getStatus()).status()).isEqualTo("ACTIVE");
            assertThat(status().registeredContainerInstancesCount()).isEqualTo(1);
        });

        ecs.nodes().leave(node);

        ecs.eventually(() -> {
            assertThat(ecs.instance(node).get()).isNull();
            assertThat(status().registeredContainerInstancesCount()).isZero();
        });
    }

    @Test
    void theInstanceOfANodeThatIsGoneIsGone() {
        String node = ecs.nodes().bare("2", "4Gi");
        ecs.eventually(() -> assertThat(ecs.instance(node).get()).isNotNull());

        ecs.nodes().remove(node);

        ecs.eventually(() -> assertThat(ecs.instance(node).get()).isNull());
    }

    @Test
    void ofTwoClustersThatSelectANodeTheFirstHasIt() {
        String node = ecs.nodes().bare("2", "4Gi");
        ecs.eventually(() -> assertThat(condition(node, INSTANCE_CONFLICT)).isEqualTo("False OneCluster"));

        ecs.cluster(
                ecs.name() + "-other",
                ClusterSpec.builder()
                        .containerInstanceSelector(new LabelSelectorBuilder()
                                .addToMatchLabels(Labels.CLUSTER, ecs.name())
                                .build())
                        .build());
        // The instance shows it as soon as its node is looked at again.
        ecs.nodes().edit(node, n -> n.getMetadata().getLabels().put("touched", "yes"));

        ecs.eventually(() -> assertThat(condition(node, INSTANCE_CONFLICT)).isEqualTo("True SeveralClusters"));
        assertThat(Sandbox.read(ecs.instance(node)).getSpec().cluster()).isEqualTo(ecs.name());
        ecs.cluster().delete();
        ecs.eventually(() ->
                assertThat(Sandbox.read(ecs.instance(node)).getSpec().cluster()).isEqualTo(ecs.name() + "-other"));
    }

    @Test
    void inUseItIsHeldWithTheReasonUntilNothingUsesIt() {
        ecs.apply(service("web", "web", 0), task("run", "job", 1));
        ecs.eventually(
                () -> assertThat(Sandbox.read(ecs.cluster()).getFinalizers()).isNotEmpty());

        ecs.cluster().delete();

        ecs.eventually(() -> assertThat(message(DELETION_HELD))
                .contains("Service " + ecs.name() + "/web", "Task " + ecs.name() + "/run"));
        ecs.service("web").delete();
        ecs.eventually(() -> assertThat(message(DELETION_HELD)).doesNotContain("Service " + ecs.name()));
        ecs.task("run").delete();
        ecs.eventually(() -> assertThat(ecs.cluster().get()).isNull());
    }

    private String condition(String node, String type) {
        return Sandbox.condition(
                Objects.requireNonNull(Sandbox.read(ecs.instance(node)).getStatus())
                        .conditions(),
                type);
    }

    private String message(String type) {
        return Conditions.find(status().conditions(), type).orElseThrow().getMessage();
    }

    private ClusterStatus status() {
        return Objects.requireNonNull(Sandbox.read(ecs.cluster()).getStatus());
    }
}

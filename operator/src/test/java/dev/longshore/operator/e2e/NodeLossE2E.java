package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.history.RecordsHistory;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A node dies as in a power cut. */
@Execution(ExecutionMode.CONCURRENT) // On a cluster of its own, and nearly all of it is waiting.
@LocalKubernetes(
        realNodes = 2,
        own = "node loss",
        apiServerFlags = {"--default-not-ready-toleration-seconds=3", "--default-unreachable-toleration-seconds=3"})
@RecordsHistory
class NodeLossE2E extends SandboxTest {

    @Test
    void tasksOfALostNodeAreReplacedOnceItsPodsAreEvicted() {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
        ContainerDefinition app = container("app").toBuilder()
                .image("busybox:1.36")
                .cpu(16)
                .memory(16)
                .command(List.of("sleep", "1000"))
                .build();
        ecs.apply(taskDefinition("app", app), service("app", "app", 4));
        ecs.eventually(
                () -> assertThat(Sandbox.read(ecs.service("app")).getStatus().runningCount())
                        .isEqualTo(4));

        String lost = "node-2";
        local.killNode(lost);

        Sandbox.patiently().ignoreExceptions().untilAsserted(() -> {
            ContainerInstanceStatus status = Sandbox.read(ecs.instance(lost)).getStatus();
            assertThat(status.agentConnected()).isFalse();
        });
        // The taint eviction marks the pods; a kubelet that is dead never confirms, and the tasks are replaced all the
        // same.
        Sandbox.patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ecs.livePods("app"))
                        .allMatch(pod -> "node-1".equals(pod.getSpec().getNodeName()))
                        .hasSize(4)
                        .allMatch(NodeLossE2E::running));
        ecs.nodes().remove(lost);
        ecs.eventually(() -> assertThat(ecs.instance(lost).get()).isNull());
    }

    private static boolean running(Pod pod) {
        return "Running".equals(pod.getStatus().getPhase());
    }
}

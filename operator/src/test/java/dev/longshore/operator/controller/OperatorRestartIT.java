package dev.longshore.operator.controller;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
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

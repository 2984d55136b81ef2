package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerState;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.local.RealNode;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** Runs one task of a definition on real nodes. */
abstract class RealTasks extends SandboxTest {
    @BeforeEach
    void joinNodes() {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
    }

    void define(String family, String yaml) {
        ecs.apply(taskDefinition(family, Serialization.unmarshal(yaml, TaskDefinitionSpec.class)));
    }

    /** Runs one task of a family to its end; once for each family. */
    TaskState run(String family) {
        String run = "run-" + family;
        ecs.apply(task(run, family, 1));
        return ended(run);
    }

    /** Starts one task of a family, as a Task of the same name. */
    void start(String family) {
        ecs.apply(task(family, family, 1));
    }

    /** Waits for the end of a Task's only task. */
    TaskState ended(String task) {
        ecs.eventually(() -> assertThat(Conditions.isTrue(
                        Sandbox.read(ecs.task(task)).getStatus().conditions(), ConditionTypes.COMPLETE))
                .isTrue());
        return state(task);
    }

    TaskState state(String task) {
        return Sandbox.read(ecs.task(task)).getStatus().tasks().getFirst();
    }

    /** The pod of a Task's only task, once that is RUNNING. */
    Pod runningPod(String task) {
        ecs.eventually(() -> assertThat(state(task).lastStatus()).isEqualTo("RUNNING"));
        return ecs.pods().stream()
                .filter(pod -> task.equals(pod.getMetadata().getLabels().get(Labels.TASK)))
                .findFirst()
                .orElseThrow();
    }

    static int exitCode(TaskState state, String container) {
        return state.containers().stream()
                .filter(one -> one.name().equals(container))
                .map(ContainerState::exitCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(-1);
    }
}

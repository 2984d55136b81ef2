package dev.longshore.operator.controller.task;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.COMPLETE;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.ecs.v1alpha1.ContainerOverride;
import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A standalone run: its tasks run once. */
class TaskIT extends SandboxTest {
    @Test
    void runsItsCountOnceAndReplacesNothing() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("job", container("app")), task("run", "job", 3));
        ecs.eventually(() -> assertThat(status().runningCount()).isEqualTo(3));
        assertThat(ecs.pods()).hasSize(3);
        Pod deleted = ecs.pods().getFirst();

        ecs.client().resource(deleted).delete();

        ecs.eventually(() -> assertThat(status().stoppedCount()).isEqualTo(1));
        assertThat(status().runningCount()).isEqualTo(2);
        TaskState stopped = status().tasks().stream()
                .filter(state -> "STOPPED".equals(state.lastStatus()))
                .findFirst()
                .orElseThrow();
        assertThat(stopped.taskId()).isEqualTo(deleted.getMetadata().getLabels().get(Labels.TASK_ID));
        assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);

        ecs.pods().forEach(pod -> ecs.client().resource(pod).delete());

        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), COMPLETE)).isEqualTo("True Stopped"));
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void withoutCapacityItFailsAtOnce() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app", port(80, 8080))), task("run", "job", 3));

        ecs.eventually(() -> {
            assertThat(status().runningCount()).isEqualTo(1);
            assertThat(status().failures()).hasSize(2).allSatisfy(failure -> {
                assertThat(failure.reason()).isEqualTo("RESOURCE:PORTS");
                assertThat(failure.arn()).isNotEmpty();
            });
        });
        assertThat(ecs.pods()).hasSize(1);
        ecs.nodes().simulated(1);
        Sandbox.patiently()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(ecs.pods()).hasSize(1));
    }

    @Test
    void startTaskTakesTheInstancesThatItNames() {
        List<String> nodes = ecs.nodes().simulated(3);
        TaskSpec start = TaskSpec.builder()
                .taskDefinition("job")
                .containerInstances(List.of(
                        nodes.get(2),
                        "arn:aws:ecs:eu-west-1:123456789012:container-instance/x/" + nodes.get(0),
                        "nobody"))
                .build();
        ecs.apply(taskDefinition("job", container("app", port(80, 8080))), task("run", start));

        ecs.eventually(() -> {
            assertThat(status().runningCount()).isEqualTo(2);
            assertThat(status().failures()).singleElement().satisfies(failure -> {
                assertThat(failure.arn()).isEqualTo("nobody");
                assertThat(failure.reason()).isEqualTo("MISSING");
            });
        });
        assertThat(ecs.pods())
                .extracting(pod -> pod.getSpec().getNodeName())
                .containsExactlyInAnyOrder(nodes.get(2), nodes.get(0));
    }

    @Test
    void toldToWaitItWaitsForCapacity() {
        ecs.apply(
                taskDefinition("job", container("app")),
                task(
                        "run",
                        TaskSpec.builder()
                                .taskDefinition("job")
                                .count(2)
                                .waitForCapacity(true)
                                .build()));
        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), "Placed")).isEqualTo("False NoInstance"));
        assertThat(status().failures()).isEmpty();

        ecs.nodes().simulated(1);

        ecs.eventually(() -> assertThat(status().runningCount()).isEqualTo(2));
    }

    @Test
    void overridesChangeWhatRunsAndWhatIsReserved() {
        ecs.nodes().simulated(1);
        TaskOverride override = TaskOverride.builder()
                .containerOverrides(List.of(ContainerOverride.builder()
                        .name("app")
                        .command(List.of("migrate"))
                        .environment(List.of(KeyValuePair.builder()
                                .name("MODE")
                                .value("fast")
                                .build()))
                        .cpu(512)
                        .build()))
                .build();
        ecs.apply(
                taskDefinition("job", container("app")),
                task(
                        "run",
                        TaskSpec.builder()
                                .taskDefinition("job")
                                .overrides(override)
                                .startedBy("nightly")
                                .group("batch")
                                .build()));
        ecs.eventually(() -> assertThat(status().runningCount()).isEqualTo(1));

        Pod pod = ecs.pods().getFirst();
        Container app = pod.getSpec().getContainers().getFirst();
        assertThat(app.getArgs()).containsExactly("migrate");
        assertThat(app.getEnv())
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo("fast"));
        assertThat(app.getResources().getRequests()).containsEntry("cpu", new Quantity("500m"));
        assertThat(pod.getMetadata().getAnnotations())
                .containsEntry("ecs.longshore.dev/started-by", "nightly")
                .containsEntry("ecs.longshore.dev/group", "batch");
    }

    @Test
    void anOverrideOfNoContainerIsRefused() {
        ecs.apply(
                taskDefinition("job", container("app")),
                task(
                        "run",
                        TaskSpec.builder()
                                .taskDefinition("job")
                                .overrides(TaskOverride.builder()
                                        .containerOverrides(List.of(ContainerOverride.builder()
                                                .name("other")
                                                .build()))
                                        .build())
                                .build()));
        ecs.eventually(() -> assertThat(Sandbox.condition(status().conditions(), "Valid"))
                .isEqualTo("False InvalidParameterException"));
    }

    @Test
    void itsSpecCannotBeChanged() {
        ecs.apply(task("run", "job", 1));
        assertThatThrownBy(() -> Sandbox.edit(ecs.task("run"), task -> {
                    task.setSpec(task.getSpec().toBuilder().count(2).build());
                    return task;
                }))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("the spec of a Task cannot be changed");
    }

    @Test
    void deletingItLeavesNothing() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")), task("run", "job", 5));
        ecs.eventually(() -> assertThat(ecs.pods()).isNotEmpty());

        ecs.task("run").delete();

        ecs.eventually(() -> assertThat(ecs.task("run").get()).isNull());
        assertThat(ecs.pods()).isEmpty();
    }

    private TaskStatus status() {
        return Objects.requireNonNull(Sandbox.read(ecs.task("run")).getStatus());
    }
}

package dev.longshore.operator.controller.definition;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.RevisionSummary;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatus;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Revisions: each change of a valid spec is one, with a number that is never used again. */
class TaskDefinitionIT extends SandboxTest {
    @Test
    void eachChangeIsARevisionAndTheSameAgainIsNone() {
        ecs.apply(taskDefinition("web", container("app")));
        awaitReady("Registered", 1);
        assertThat(status().taskDefinitionArn()).endsWith(":task-definition/web:1");

        change(container("app").toBuilder().image("app:2").build());
        awaitReady("Registered", 2);
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.getMetadata().setLabels(Map.of("note", "no-part-of-the-definition"));
            return definition;
        });
        change(container("app").toBuilder().image("app:3").build());
        awaitReady("Registered", 3);

        assertThat(status().revisions()).extracting(RevisionSummary::revision).containsExactly(3, 2, 1);
        assertThat(revisions()).extracting(ControllerRevision::getRevision).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void anInvalidDefinitionNamesThePathAndChangesNothing() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");

        change(container("app").toBuilder().links(List.of("nobody")).build());

        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), VALID)).isEqualTo("False Invalid"));
        assertThat(Conditions.find(status().conditions(), VALID).orElseThrow().getMessage())
                .contains("containerDefinitions[0].links[0]", "'nobody'");
        assertThat(status().revision()).isEqualTo(1);
        assertThat(revisions()).hasSize(1);
        assertThat(Sandbox.condition(ecs.status("web").conditions(), "Stable")).startsWith("True");
    }

    @Test
    void inUseItIsHeldAndNamesItsUsers() {
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 0));
        awaitReady("Registered", 1);

        ecs.taskDefinition("web").delete();

        ecs.eventually(() -> assertThat(Conditions.find(status().conditions(), DELETION_HELD)
                        .orElseThrow()
                        .getMessage())
                .isEqualTo("kept while in use by Service " + ecs.name() + "/web"));
        ecs.service("web").delete();
        ecs.eventually(() -> assertThat(ecs.taskDefinition("web").get()).isNull());
    }

    @Test
    void aNumberThatAPodCarriesIsNotGivenAgain() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        change(container("app").toBuilder().image("app:2").build());
        awaitReady("Registered", 2);
        long highest = ecs.livePods("web").stream()
                .mapToLong(pod -> Long.parseLong(pod.getMetadata().getLabels().get("ecs.longshore.dev/revision")))
                .max()
                .orElseThrow();
        operator.stop();
        try {
            // Its finalizer taken away by force, the definition goes although a task of it runs.
            Sandbox.edit(ecs.taskDefinition("web"), definition -> {
                definition.getMetadata().setFinalizers(List.of());
                return definition;
            });
            ecs.taskDefinition("web").delete();
            ecs.eventually(() -> assertThat(ecs.taskDefinition("web").get()).isNull());
            ecs.eventually(() -> assertThat(revisions()).isEmpty());
        } finally {
            operator.resume();
        }

        ecs.apply(taskDefinition(
                "web", container("app").toBuilder().image("app:3").build()));

        ecs.eventually(
                () -> assertThat(Objects.requireNonNull(status().revision())).isGreaterThan(Math.toIntExact(highest)));
    }

    private List<ControllerRevision> revisions() {
        return ecs.client()
                .apps()
                .controllerRevisions()
                .inNamespace(ecs.name())
                .list()
                .getItems();
    }

    private void change(ContainerDefinition container) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition.getSpec().toBuilder()
                    .containerDefinitions(List.of(container))
                    .build());
            return definition;
        });
    }

    private void awaitReady(String reason, int revision) {
        ecs.eventually(() -> {
            assertThat(Sandbox.condition(status().conditions(), READY)).isEqualTo("True " + reason);
            assertThat(status().revision()).isEqualTo(revision);
        });
    }

    private TaskDefinitionStatus status() {
        return Objects.requireNonNull(Sandbox.read(ecs.taskDefinition("web")).getStatus());
    }
}

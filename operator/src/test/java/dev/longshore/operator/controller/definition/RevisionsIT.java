package dev.longshore.operator.controller.definition;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.RevisionSummary;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatusValue;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revisions that are pinned, deregistered, or older than the history. */
class RevisionsIT extends SandboxTest {
    @Test
    void aServiceFollowsItsFamilyOrStaysAtARevision() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", checked("app")));
        register(1);
        ecs.apply(service("follows", "web", 1), service("stays", "web:1", 1));
        ecs.awaitStable("follows");
        ecs.awaitStable("stays");

        change("app:2");
        register(2);

        ecs.eventually(() -> assertThat(revisions("follows")).containsExactly("2"));
        assertThat(revisions("stays")).containsExactly("1");
    }

    @Test
    void aDeregisteredRevisionIsRunOnByItsServiceAndByNobodyNew() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", checked("app")));
        register(1);
        change("app:2");
        register(2);
        ecs.apply(service("old", "web", 1));
        ecs.awaitStable("old");

        deregister("web-2");

        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.taskDefinition("web")).getStatus().revisions())
                .extracting(RevisionSummary::status)
                .containsExactly(TaskDefinitionStatusValue.INACTIVE, TaskDefinitionStatusValue.ACTIVE));
        ecs.service("old").scale(3);
        ecs.awaitStable("old");
        assertThat(revisions("old")).containsOnly("2").hasSize(3);
        ecs.apply(service("new", "web", 1), service("pinned", "web:2", 1), task("job", "web:2", 1));
        ecs.awaitStable("new");
        assertThat(revisions("new")).containsExactly("1");
        ecs.eventually(() -> assertThat(Sandbox.condition(ecs.status("pinned").conditions(), ConditionTypes.VALID))
                .isEqualTo("False InvalidParameterException"));
        ecs.eventually(() -> assertThat(Sandbox.condition(
                        Sandbox.read(ecs.task("job")).getStatus().conditions(), ConditionTypes.VALID))
                .isEqualTo("False InvalidParameterException"));
        assertThat(Conditions.find(ecs.status("pinned").conditions(), ConditionTypes.VALID))
                .hasValueSatisfying(condition ->
                        assertThat(condition.getMessage()).startsWith("TaskDefinition is inactive: web:2"));
    }

    @Test
    void beyondTheLimitOnlyWhatIsInUseIsKept() {
        ecs.nodes().simulated(1);
        TaskDefinition definition = taskDefinition("web", checked("app"));
        definition.getMetadata().setAnnotations(Map.of(Annotations.REVISION_HISTORY_LIMIT, "2"));
        ecs.apply(definition);
        register(1);
        ecs.apply(service("stays", "web:1", 1));
        ecs.awaitStable("stays");
        for (int number = 2; number <= 5; number++) {
            change("app:" + number);
            register(number);
        }

        ecs.eventually(() -> assertThat(recorded()).containsExactlyInAnyOrder("web-1", "web-4", "web-5"));
        ecs.service("stays").scale(2);
        ecs.awaitStable("stays");
        assertThat(revisions("stays")).containsExactly("1", "1");
    }

    private void register(int number) {
        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.taskDefinition("web")).getStatus().revision())
                .isEqualTo(number));
    }

    private void change(String image) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition.getSpec().toBuilder()
                    .containerDefinitions(
                            List.of(checked("app").toBuilder().image(image).build()))
                    .build());
            return definition;
        });
    }

    private void deregister(String revision) {
        ecs.client()
                .apps()
                .controllerRevisions()
                .inNamespace(ecs.name())
                .withName(revision)
                .edit(one -> {
                    one.getMetadata().getAnnotations().put(Annotations.DEREGISTERED, "true");
                    return one;
                });
    }

    private List<String> recorded() {
        return ecs.client().apps().controllerRevisions().inNamespace(ecs.name()).list().getItems().stream()
                .map(ControllerRevision::getMetadata)
                .map(meta -> meta.getName())
                .toList();
    }

    private List<String> revisions(String service) {
        return ecs.livePods(service).stream()
                .map(pod -> pod.getMetadata().getLabels().get(Labels.REVISION))
                .toList();
    }
}

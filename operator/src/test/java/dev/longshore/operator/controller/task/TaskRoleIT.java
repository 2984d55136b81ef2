package dev.longshore.operator.controller.task;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may have which role: the Cluster says, and no ServiceAccount is a task's that does not say so itself. */
class TaskRoleIT extends SandboxTest {
    @Test
    void aRoleNeedsTheClustersLeave() {
        ecs.nodes().simulated(1);
        ecs.allow("taskRoles: [{roles: [web], namespaces: {names: [elsewhere]}}]");
        ecs.apply(definition("web"), service("web", "web", 1));

        ecs.eventually(() -> assertThat(reason("web")).isEqualTo("False NotAllowed"));
        assertThat(ecs.pods()).isEmpty();
        assertThat(account("ecs-task-role-web").get()).isNull();

        ecs.allow("taskRoles: [{roles: [web], namespaces: {names: [" + ecs.name() + "]}}]");

        ecs.awaitStable("web");
        assertThat(ecs.livePods("web"))
                .allMatch(pod -> "ecs-task-role-web".equals(pod.getSpec().getServiceAccountName()));
        assertThat(Sandbox.read(account("ecs-task-role-web")).getMetadata().getLabels())
                .containsEntry(Labels.TASK_ROLE, "web");
    }

    @Test
    void anOverrideNeedsItToo() {
        ecs.nodes().simulated(1);
        ecs.allow("taskRoles: [{roles: [web]}]");
        TaskSpec spec = TaskSpec.builder()
                .taskDefinition("web")
                .overrides(TaskOverride.builder().taskRoleArn("admin").build())
                .build();
        ecs.apply(definition("web"), task("run", spec));

        ecs.eventually(() -> assertThat(Sandbox.condition(
                        Sandbox.read(ecs.task("run")).getStatus().conditions(), ConditionTypes.VALID))
                .isEqualTo("False NotAllowed"));
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void somebodyElsesServiceAccountIsNoTasks() {
        ecs.nodes().simulated(1);
        ecs.allow("taskRoles: [{roles: [web]}]");
        ServiceAccount foreign = new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(ecs.name())
                .withName("ecs-task-role-web")
                .endMetadata()
                .build();
        ecs.client().resource(foreign).create();
        ecs.apply(definition("web"), service("web", "web", 1));

        ecs.eventually(
                () -> assertThat(ecs.events("web")).anyMatch(message -> message.contains("stands for no task role")));
        assertThat(ecs.pods()).isEmpty();

        ecs.client().resource(foreign).delete();

        ecs.awaitStable("web");
    }

    @Test
    void aServiceAccountThatIsGoneIsMadeAgain() {
        ecs.nodes().simulated(1);
        ecs.allow("taskRoles: [{roles: [web]}]");
        ecs.apply(definition("web"), service("web", "web", 1));
        ecs.awaitStable("web");

        account("ecs-task-role-web").delete();
        ecs.service("web").scale(2);

        ecs.awaitStable("web");
        assertThat(account("ecs-task-role-web").get()).isNotNull();
    }

    private static TaskDefinition definition(String role) {
        return taskDefinition(
                "web",
                TaskDefinitionSpec.builder()
                        .taskRoleArn(role)
                        .containerDefinitions(List.of(container("app")))
                        .build());
    }

    private String reason(String service) {
        return Sandbox.condition(ecs.status(service).conditions(), ConditionTypes.VALID);
    }

    private Resource<ServiceAccount> account(String name) {
        return ecs.client().serviceAccounts().inNamespace(ecs.name()).withName(name);
    }
}

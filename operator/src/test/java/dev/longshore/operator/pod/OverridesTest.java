package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final TaskDefinitionSpec DEFINITION = Templates.definition("""
        cpu: '256'
        memory: '512'
        containerDefinitions:
        - name: app
          image: i
          command: [serve]
          cpu: 64
          memory: 128
          memoryReservation: 64
          environment: [{name: A, value: a}, {name: B, value: b}]
        - {name: log, image: l, command: [tail]}
        """);

    private static TaskDefinitionSpec apply(String override) {
        return Overrides.apply(DEFINITION, override(override));
    }

    private static TaskOverride override(String yaml) {
        return Serialization.unmarshal(yaml, TaskOverride.class);
    }

    @Test
    void whatIsNotOverriddenStays() {
        assertThat(apply("containerOverrides: []")).isEqualTo(DEFINITION);
        assertThat(apply("containerOverrides: [{name: app}]")).isEqualTo(DEFINITION);
    }

    @Test
    void theTasksSizeIsOverridden() {
        TaskDefinitionSpec changed = apply("cpu: '1024'");
        assertThat(changed.cpu()).isEqualTo(override("cpu: '1024'").cpu()).isNotEqualTo(DEFINITION.cpu());
        assertThat(changed.memory()).isEqualTo(DEFINITION.memory());
    }

    @Test
    void aContainersCommandAndResourcesAreReplacedItsEnvironmentIsMerged() {
        TaskDefinitionSpec changed = apply("""
            containerOverrides:
            - name: app
              command: [migrate, --all]
              cpu: 32
              memory: 256
              memoryReservation: 100
              environment: [{name: B, value: changed}, {name: C, value: c}]
            """);
        ContainerDefinition app = changed.containerDefinitions().getFirst();
        assertThat(app.command()).containsExactly("migrate", "--all");
        assertThat(app.cpu()).isEqualTo(32);
        assertThat(app.memory()).isEqualTo(256);
        assertThat(app.memoryReservation()).isEqualTo(100);
        assertThat(app.environment())
                .extracting(pair -> pair.name() + "=" + pair.value())
                .containsExactly("A=a", "B=changed", "C=c");
        assertThat(changed.containerDefinitions().get(1))
                .isEqualTo(DEFINITION.containerDefinitions().get(1));
    }

    @Test
    void filesDevicesRolesAndDiskAreReplaced() {
        TaskDefinitionSpec changed = apply("""
            taskRoleArn: task
            executionRoleArn: execution
            ephemeralStorage: {sizeInGiB: 30}
            containerOverrides:
            - name: app
              environmentFiles: [{value: "arn:aws:s3:::b/other.env", type: s3}]
              resourceRequirements: [{type: GPU, value: "2"}]
            """);
        assertThat(changed.taskRoleArn()).isEqualTo("task");
        assertThat(changed.executionRoleArn()).isEqualTo("execution");
        assertThat(changed.ephemeralStorage()).isNotNull();
        ContainerDefinition app = changed.containerDefinitions().getFirst();
        assertThat(app.environmentFiles())
                .singleElement()
                .satisfies(file -> assertThat(file.value()).isEqualTo("arn:aws:s3:::b/other.env"));
        assertThat(app.resourceRequirements())
                .singleElement()
                .satisfies(gpu -> assertThat(gpu.value()).isEqualTo("2"));
    }

    @Test
    void containersThatAreNotThereAreNamed() {
        assertThat(Overrides.problems(
                        DEFINITION, override("containerOverrides: [{name: app}, {name: App}, {name: other}]")))
                .containsExactly("overrides.containerOverrides: the task definition has no container [App, other]");
    }

    @Test
    void theyAreBounded() {
        String rest = "a".repeat(8192 - "{'containerOverrides':[{'name':'app','command':['']}]}".length());
        assertThat(Overrides.problems(DEFINITION, command(rest))).isEmpty();
        assertThat(Overrides.problems(DEFINITION, command(rest + "a")))
                .containsExactly(
                        "overrides: Container Overrides length must be at most 8192 characters of JSON, but is 8193");
    }

    private static TaskOverride command(String word) {
        return override("containerOverrides: [{name: app, command: [" + word + "]}]");
    }
}

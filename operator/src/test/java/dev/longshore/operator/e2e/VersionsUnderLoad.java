package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.util.List;

/** Service web, of which one version after the other is deployed while it is asked. */
abstract class VersionsUnderLoad extends SandboxTest {
    final void deploy(String version) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition(version).getSpec());
            return definition;
        });
    }

    final void completed(String taskDefinition) {
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .singleElement()
                .extracting(Deployment::taskDefinition, Deployment::rolloutState)
                .containsExactly(taskDefinition, DeploymentRolloutState.COMPLETED));
    }

    /** Answers with its pod's name; the versions differ in a variable. */
    static TaskDefinition definition(String version) {
        return taskDefinition(
                "web",
                LoadPod.server().toBuilder()
                        .portMappings(
                                List.of(port(8080, 0).toBuilder().name("http").build()))
                        .environment(List.of(KeyValuePair.builder()
                                .name("VERSION")
                                .value(version)
                                .build()))
                        .build());
    }
}

package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a definition must not have: it is refused with its reason, and nothing of it runs. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class HostileDefinitionsE2E extends RealTasks {
    private static final String CONTAINER =
            "containerDefinitions: [{name: app, image: 'busybox:1.36', memory: 16%s}]\n%s";

    @Test
    void whatTheClusterDoesNotAllowIsNamedAndDoesNotRun() {
        refused(
                "root",
                CONTAINER.formatted("", "volumes: [{name: v, host: {sourcePath: /}}]"),
                "volumes[0].host.sourcePath: / is not allowed by the Cluster");
        refused(
                "kubelet",
                CONTAINER.formatted("", "volumes: [{name: v, host: {sourcePath: /var/log/../lib/kubelet}}]"),
                "volumes[0].host.sourcePath");
        refused(
                "shared",
                CONTAINER.formatted("", "volumes: [{name: v, dockerVolumeConfiguration: {scope: shared}}]"),
                "set spec.allow.sharedVolumes");
        refused(
                "privileged",
                CONTAINER.formatted(", privileged: true", ""),
                "containerDefinitions[0].privileged: true is not allowed");
        refused(
                "host",
                CONTAINER.formatted("", "networkMode: host"),
                "networkMode: host is not allowed by the Cluster; set spec.allow.hostNetwork: true on it");
        refused("pid", CONTAINER.formatted("", "pidMode: host"), "pidMode: host is not allowed");
        refused("ipc", CONTAINER.formatted("", "ipcMode: host"), "ipcMode: host is not allowed");
        refused(
                "powers",
                CONTAINER.formatted(", linuxParameters: {capabilities: {add: [SYS_ADMIN]}}", ""),
                "capabilities.add: SYS_ADMIN is not allowed");
        assertThat(ecs.pods()).isEmpty();
    }

    private void refused(String family, String definition, String reason) {
        define(family, definition);
        start(family);
        ecs.eventually(() -> {
            var conditions = Sandbox.read(ecs.task(family)).getStatus().conditions();
            assertThat(Sandbox.condition(conditions, ConditionTypes.VALID)).isEqualTo("False NotAllowed");
            assertThat(conditions)
                    .anySatisfy(condition -> assertThat(condition.getMessage()).contains(reason));
        });
    }

    @Test
    void anEnvironmentBeyond64KibIsNoDefinition() {
        define("large", CONTAINER.formatted(", environment: [{name: A, value: '" + "x".repeat(66_000) + "'}]", ""));

        ecs.eventually(() -> {
            var conditions =
                    Sandbox.read(ecs.taskDefinition("large")).getStatus().conditions();
            assertThat(Sandbox.condition(conditions, ConditionTypes.VALID)).startsWith("False");
            assertThat(conditions)
                    .anySatisfy(condition ->
                            assertThat(condition.getMessage()).contains("Max allowed length is '65536' bytes"));
        });
        assertThat(Objects.requireNonNull(ecs.taskDefinition("large").get())
                        .getStatus()
                        .revisions())
                .isEmpty();
    }

    /** A reference has no place for a namespace: it is looked up in the task's own, whatever account and name it has. */
    @Test
    void anotherTeamsSecretIsOutOfReach() {
        String other = ecs.name() + "-other";
        ecs.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(other)
                        .endMetadata()
                        .build())
                .create();
        ecs.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("db")
                        .withNamespace(other)
                        .endMetadata()
                        .addToStringData("value", "s3cret")
                        .build())
                .create();
        try {
            define("spy", """
                executionRoleArn: role
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  command: [sh, -c, "echo $STOLEN; exit 42"]
                  secrets: [{name: STOLEN, valueFrom: "arn:aws:secretsmanager:r:%s:secret:%s/db-AbCdEf"}]
                """.formatted(dev.longshore.operator.names.Arn.account(other), other));
            TaskState state = run("spy");
            assertThat(state.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
            assertThat(state.stoppedReason()).contains("secret \"" + other + ".db\" not found");
            assertThat(state.containers().getFirst().exitCode())
                    .as("it never ran")
                    .isNull();
        } finally {
            ecs.client().namespaces().withName(other).delete();
        }
    }
}

package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.junit.LocalKubernetes;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a registry that asks for a password: repositoryCredentials names the Secret that holds it. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class RegistryE2E extends RealTasks {
    private static final String DEFINITION = """
            executionRoleArn: role
            containerDefinitions:
            - name: app
              image: %s
              memory: 16
              repositoryCredentials: {credentialsParameter: "arn:aws:secretsmanager:r:1:secret:registry/%s-AbCdEf"}
              command: [sh, -c, "test -f /private && exit 42"]
            """;

    @TempDir
    private Path folder = Path.of(".");

    /** The registry answers on the first node only. */
    @Override
    @BeforeEach
    void joinNodes() {
        ecs.nodes().join(local.realNodes().getFirst().name());
    }

    @Test
    void anImageIsPulledWithTheCredentialsThatTheDefinitionNames() {
        PrivateRegistry registry = new PrivateRegistry(local, ecs);
        registry.start(folder);
        ecs.client()
                .resource(registry.credentials("registry.good", PrivateRegistry.PASSWORD))
                .create();
        ecs.client().resource(registry.credentials("registry.bad", "wrong")).create();
        define("bad", DEFINITION.formatted(registry.push("team/app:bad"), "bad"));
        define("good", DEFINITION.formatted(registry.push("team/app:good"), "good"));

        TaskState refused = run("bad");
        assertThat(refused.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
        assertThat(refused.stoppedReason())
                .startsWith("CannotPullContainerError: ")
                .contains("401 Unauthorized");

        assertThat(exitCode(run("good"), "app")).isEqualTo(42);
    }
}

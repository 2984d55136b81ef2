package dev.longshore.operator.cli;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code longshore diff} over recorded revisions. */
class DiffCommandIT extends SandboxTest {
    @Test
    void twoRevisionsAreComparedFieldByField() {
        ecs.apply(taskDefinition("web", container("app")));
        awaitRevision(1);
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition.getSpec().toBuilder()
                    .containerDefinitions(List.of(container("app").toBuilder()
                            .image("app:2")
                            .memoryReservation(32)
                            .build()))
                    .build());
            return definition;
        });
        awaitRevision(2);

        CommandRun run = diff("web:1", "web");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                --- web:1
                +++ web:2
                - containerDefinitions[app].image: app:1
                + containerDefinitions[app].image: app:2
                + containerDefinitions[app].memoryReservation: 32
                """);
        assertThat(diff("web:2", "web").exitCode()).isZero();
        assertThat(diff("web:2", "web").out()).isEmpty();
        CommandRun missing = diff("web:1", "web:3");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("no revision web:3 is recorded in namespace " + ecs.name());
    }

    private CommandRun diff(String before, String after) {
        return CommandRun.of(
                "diff", "--kubeconfig", local.kubeconfigFile().toString(), "-n", ecs.name(), before, after);
    }

    private void awaitRevision(int number) {
        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.taskDefinition("web")).getStatus().revision())
                .isEqualTo(number));
    }
}

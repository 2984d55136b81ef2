package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.cli.CommandRun;
import org.junit.jupiter.api.Test;

/** {@code longshore logs} of real containers, ended and live. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class LogsE2E extends RealTasks {
    @Test
    void anEndedTaskIsReadByStreamInTheOrderOfTime() {
        define("job", """
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  logConfiguration: {logDriver: awslogs, options: {awslogs-group: /ecs/job, awslogs-region: r, awslogs-stream-prefix: shop}}
                  command: [sh, -c, "echo one; echo two; sleep 2; echo three"]
                - {name: side, image: "busybox:1.36", memory: 16, essential: false, command: [sh, -c, "sleep 1; echo beside"]}
                """);
        String id = run("job").taskId();

        String app = "shop/app/" + id + " | ";
        String all = app + "one\n" + app + "two\n" + "side/" + id + " | beside\n" + app + "three\n";
        assertThat(logs("task/run-job")).isEqualTo(all);
        assertThat(logs(id.substring(0, 8))).isEqualTo(all);
        assertThat(logs("family:job")).isEqualTo(all);
        assertThat(logs("/ecs/job")).as("the other container has no group").doesNotContain("beside");
        assertThat(logs("task/run-job", "--tail", "1", "-c", "app")).isEqualTo(app + "three\n");
        assertThat(logs("task/run-job", "--follow", "-c", "side")).isEqualTo("side/" + id + " | beside\n");
        assertThat(CommandRun.of(arguments("nobody")).err())
                .contains("no task of nobody has a pod in namespace " + ecs.name());
    }

    @Test
    void aServiceIsFollowedUntilItsTasksEnd() {
        define("web", """
                containerDefinitions:
                - {name: app, image: "busybox:1.36", memory: 16, stopTimeout: 2,
                   command: [sh, -c, "trap 'echo bye; exit 0' TERM; echo hello; while true; do sleep 1; done"]}
                """);
        ecs.apply(service("web", "web", 2));
        ecs.awaitStable("web");
        CommandRun following = CommandRun.start(arguments("service/web", "--follow"));
        ecs.eventually(() -> assertThat(following.out().lines()).hasSize(2));

        ecs.service("web").scale(0);

        ecs.eventually(() -> assertThat(following.isOver()).isTrue());
        assertThat(following.out().lines().map(line -> line.replaceAll(".* \\| ", "")))
                .containsExactlyInAnyOrder("hello", "hello", "bye", "bye");
    }

    private String logs(String... words) {
        CommandRun run = CommandRun.of(arguments(words));
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private String[] arguments(String... words) {
        String[] all = new String[words.length + 5];
        all[0] = "logs";
        all[1] = "--kubeconfig";
        all[2] = local.kubeconfigFile().toString();
        all[3] = "-n";
        all[4] = ecs.name();
        System.arraycopy(words, 0, all, 5, words.length);
        return all;
    }
}

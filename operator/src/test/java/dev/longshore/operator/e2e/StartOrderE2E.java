package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.junit.LocalKubernetes;
import org.junit.jupiter.api.Test;

/** The order in which a real kubelet starts and stops the containers of a task, and what it makes of one that fails. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class StartOrderE2E extends RealTasks {
    @Test
    void containersStartInTheirOrderAndShareTheirVolumes() {
        define("order", """
                volumes: [{name: data}]
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  links: ["db:database"]
                  volumesFrom: [{sourceContainer: db, readOnly: true}]
                  dependsOn: [{containerName: migrate, condition: SUCCESS}]
                  command:
                  - sh
                  - -c
                  - |
                    test -f /data/migrated || exit 1
                    grep -q '127.0.0.1.*database' /etc/hosts || exit 2
                    touch /data/x && exit 3
                    exit 42
                - name: migrate
                  image: busybox:1.36
                  memory: 16
                  essential: false
                  volumesFrom: [{sourceContainer: db}]
                  dependsOn: [{containerName: db, condition: HEALTHY}]
                  command: [sh, -c, "test -f /data/ready && touch /data/migrated"]
                - name: db
                  image: busybox:1.36
                  memory: 16
                  mountPoints: [{sourceVolume: data, containerPath: /data}]
                  healthCheck: {command: [CMD-SHELL, "test -f /data/ready"], interval: 5}
                  command: [sh, -c, "trap 'exit 9' TERM; sleep 2; touch /data/ready; while true; do sleep 1; done"]
                """);

        TaskState state = run("order");

        assertThat(state.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(exitCode(state, "app")).isEqualTo(42);
        assertThat(exitCode(state, "migrate")).isZero();
        assertThat(exitCode(state, "db"))
                .as("stopped after the others, by SIGTERM")
                .isEqualTo(9);
    }

    @Test
    void aFailedDependencyKeepsTheOthersFromStarting() {
        define("order", """
                containerDefinitions:
                - {name: app, image: "busybox:1.36", memory: 16, command: [sleep, "60"],
                   dependsOn: [{containerName: migrate, condition: SUCCESS}]}
                - {name: migrate, image: "busybox:1.36", memory: 16, essential: false, command: [sh, -c, exit 7]}
                """);

        TaskState state = run("order");

        assertThat(state.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
        assertThat(state.stoppedReason())
                .isEqualTo("TaskDependencyError: container 'migrate', which others wait for, ended with exit code 7");
        assertThat(exitCode(state, "migrate")).isEqualTo(7);
    }

    @Test
    void anEssentialSidecarsEndIsTheTasks() {
        define("order", """
                containerDefinitions:
                - {name: app, image: "busybox:1.36", memory: 16, command: [sleep, "60"], stopTimeout: 2,
                   dependsOn: [{containerName: db, condition: HEALTHY}]}
                - {name: db, image: "busybox:1.36", memory: 16, command: [sh, -c, "sleep 3; exit 5"], stopTimeout: 2,
                   healthCheck: {command: [CMD, "true"], interval: 5}}
                """);

        TaskState state = run("order");

        assertThat(state.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(exitCode(state, "db")).isEqualTo(5);
    }
}

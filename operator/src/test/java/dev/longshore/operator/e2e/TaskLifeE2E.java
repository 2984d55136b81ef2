package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerState;
import dev.longshore.ecs.v1alpha1.HealthStatus;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How tasks live and end on a real kubelet. The tasks of one test run side by side: what takes long is waiting. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class TaskLifeE2E extends RealTasks {
    private static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    @Test
    void eachCauseOfAnEndIsToldAsEcsTellsIt() {
        define("restarted", """
            volumes: [{name: runs}]
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              restartPolicy: {enabled: true, ignoredExitCodes: [42], restartAttemptPeriod: 60}
              mountPoints: [{sourceVolume: runs, containerPath: /runs}]
              command: [sh, -c, "test -f /runs/1 && exit 42; touch /runs/1; sleep 62; exit 7"]
            - name: helper
              image: busybox:1.36
              memory: 16
              essential: false
              restartPolicy: {enabled: true}
              mountPoints: [{sourceVolume: runs, containerPath: /runs}]
              command: [sh, -c, "echo run >> /runs/helper; test $(wc -l < /runs/helper) = 1 && exit 3; sleep 1000"]
              stopTimeout: 2
            """);
        define("crashes", """
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              restartPolicy: {enabled: true}
              command: [sh, -c, "sleep 1; exit 7"]
            """);
        define("slow", """
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16, command: [sleep, "60"],
               dependsOn: [{containerName: migrate, condition: SUCCESS}]}
            - {name: migrate, image: "busybox:1.36", memory: 16, essential: false, command: [sleep, "60"],
               startTimeout: 4, stopTimeout: 2}
            """);
        define("never-healthy", """
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16, command: [sleep, "60"], stopTimeout: 2,
               dependsOn: [{containerName: db, condition: HEALTHY}]}
            - {name: db, image: "busybox:1.36", memory: 16, command: [sleep, "60"], stopTimeout: 2, startTimeout: 6,
               healthCheck: {command: [CMD, "false"], interval: 5}}
            """);
        define("stubborn", """
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16, stopTimeout: 2, command: [sh, -c, "sleep 3; exit 1"]}
            - {name: deaf, image: "busybox:1.36", memory: 16, essential: false, stopTimeout: 6,
               command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"]}
            """);
        define("order", """
            volumes: [{name: log}]
            containerDefinitions:
            - {name: ends, image: "busybox:1.36", memory: 16, command: [sleep, "8"], stopTimeout: 5}
            - name: app
              image: busybox:1.36
              memory: 16
              stopTimeout: 5
              mountPoints: [{sourceVolume: log, containerPath: /log}]
              dependsOn: [{containerName: db, condition: HEALTHY}]
              command: [sh, -c, "trap 'sleep 2; touch /log/app; exit 5' TERM; while true; do sleep 1; done"]
            - name: db
              image: busybox:1.36
              memory: 16
              stopTimeout: 5
              mountPoints: [{sourceVolume: log, containerPath: /log}]
              healthCheck: {command: [CMD, "true"], interval: 5}
              command: [sh, -c, "trap 'test -f /log/app && exit 9; exit 1' TERM; while true; do sleep 1; done"]
            """);
        define("fits", memory(250));
        define("too-much", memory(301));
        for (String family :
                new String[] {"restarted", "crashes", "slow", "never-healthy", "stubborn", "order", "fits", "too-much"
                }) {
            start(family);
        }

        assertStop(ended("slow"), TaskStopCode.TASK_FAILED_TO_START, timedOut("migrate", 4));
        assertStop(ended("never-healthy"), TaskStopCode.TASK_FAILED_TO_START, timedOut("db", 6));
        assertMemory();
        assertStopTimeout(ended("stubborn"));
        TaskState ordered = ended("order");
        assertThat(exitCode(ordered, "app")).isEqualTo(5);
        assertThat(exitCode(ordered, "db"))
                .as("stopped when the other had ended")
                .isEqualTo(9);
        TaskState crashed = ended("crashes");
        assertStop(crashed, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
        assertThat(exitCode(crashed, "app")).as("it had not run for its period").isEqualTo(7);
        assertRestarts(ended("restarted"));
    }

    /** 128 MiB are reserved, 300 are the limit; dd writes to all of its buffer. */
    private static String memory(int mib) {
        return """
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memoryReservation: 128
              memory: 300
              command: [dd, if=/dev/zero, of=/dev/null, bs=%dM, count=1]
            """.formatted(mib);
    }

    private void assertMemory() {
        assertThat(exitCode(ended("fits"), "app")).isZero();
        TaskState killed = ended("too-much");
        assertStop(killed, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
        ContainerState app = killed.containers().getFirst();
        assertThat(app.exitCode()).isEqualTo(137);
        assertThat(app.reason()).isEqualTo(OUT_OF_MEMORY);
    }

    private static void assertStopTimeout(TaskState state) {
        assertThat(exitCode(state, "app")).isEqualTo(1);
        assertThat(exitCode(state, "deaf")).as("killed").isEqualTo(137);
        Duration stopping = Duration.between(at(state.executionStoppedAt()), at(state.stoppedAt()));
        assertThat(stopping)
                .as("the other's stopTimeout, not the default of 30 seconds")
                .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(29));
    }

    private static void assertRestarts(TaskState state) {
        assertStop(state, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
        assertThat(exitCode(state, "app"))
                .as("of its second run, which is not followed by a third")
                .isEqualTo(42);
        Duration life = Duration.between(at(state.startedAt()), at(state.executionStoppedAt()));
        assertThat(life).as("from its first run on").isGreaterThan(Duration.ofSeconds(60));
        assertThat(state.pullStartedAt()).isNotNull();
    }

    private static Instant at(@Nullable Instant time) {
        return Objects.requireNonNull(time);
    }

    private static void assertStop(TaskState state, TaskStopCode code, String reason) {
        assertThat(state.stopCode()).isEqualTo(code);
        assertThat(state.stoppedReason()).isEqualTo(reason);
    }

    private static String timedOut(String container, int seconds) {
        return "TaskDependencyError: container '" + container
                + "', which others wait for, has timed out: its startTimeout is " + seconds + " seconds";
    }

    @Test
    void aStandaloneTaskShowsItsHealthAndIsStoppedByItsUser() {
        define("ill", """
            containerDefinitions:
            - {name: well, image: "busybox:1.36", memory: 16, command: [sleep, "100"], stopTimeout: 2,
               healthCheck: {command: [CMD, "true"], interval: 5, timeout: 2, retries: 1}}
            - {name: ill, image: "busybox:1.36", memory: 16, command: [sleep, "100"], stopTimeout: 2,
               healthCheck: {command: [CMD, "false"], interval: 5, timeout: 2, retries: 1}}
            """);
        start("ill");

        ecs.eventually(() -> {
            TaskState state = state("ill");
            assertThat(state.healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
            assertThat(state.containers())
                    .extracting(ContainerState::healthStatus)
                    .containsExactly(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY);
            assertThat(state.lastStatus()).as("it goes on").isEqualTo("RUNNING");
        });
        String pod = Objects.requireNonNull(state("ill").podName());
        Sandbox.edit(
                ecs.client().pods().inNamespace(ecs.name()).withName(pod),
                found -> new PodBuilder(found)
                        .editMetadata()
                        .addToAnnotations(Annotations.STOP, "enough")
                        .endMetadata()
                        .build());
        assertStop(ended("ill"), TaskStopCode.USER_INITIATED, "enough");
    }
}

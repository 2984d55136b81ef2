package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers with restartPolicy, and those that others wait for with a startTimeout. The containers start at 00:00:00. */
class TaskRestartTest {
    private static final String CRASHED =
            "{terminated: {exitCode: %s, startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:%s:00Z'}}";

    /** The container ran for some minutes, and now is as the kubelet has it; its restartAttemptPeriod is 120 s. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        # essential ; exit code ; minutes ; now        ; task     ; due
        true        ; 1         ; 05      ; terminated ; RUNNING  ; ''
        true        ; 1         ; 05      ; waiting    ; RUNNING  ; ''
        true        ; 1         ; 05      ; running    ; RUNNING  ; ''
        true        ; 0         ; 02      ; terminated ; RUNNING  ; ''
        true        ; 1         ; 01      ; terminated ; STOPPING ; EssentialContainerExited
        true        ; 1         ; 01      ; waiting    ; STOPPING ; EssentialContainerExited
        true        ; 1         ; 01      ; running    ; STOPPING ; EssentialContainerExited
        true        ; 42        ; 05      ; terminated ; STOPPING ; EssentialContainerExited
        false       ; 1         ; 01      ; waiting    ; RUNNING  ; ''
        false       ; 42        ; 05      ; terminated ; RUNNING  ; ''
        """)
    void anExitThatIsFollowedByARestartIsNone(
            boolean essential, String code, String minutes, String now, String task, String due) {
        String crashed = CRASHED.formatted(code, minutes);
        String state = switch (now) {
            case "terminated" -> "state: " + crashed;
            case "waiting" -> "state: {waiting: {reason: CrashLoopBackOff}}, lastState: " + crashed;
            default -> "state: {running: {startedAt: '2026-01-01T00:10:00Z'}}, lastState: " + crashed;
        };
        EcsTask read = task(policy(essential), "{name: a, " + state + "}");
        assertThat(read.lastStatus()).hasToString(task);
        assertThat(read.stopDue().map(TaskStop::codeText).orElse("")).isEqualTo(due);
    }

    @Test
    void theKubeletIsTold() {
        assertThat(container(policy(true), Templates.POLICY)).satisfies(container -> {
            assertThat(container.getRestartPolicy()).isEqualTo("Never");
            assertThat(container.getRestartPolicyRules()).singleElement().satisfies(rule -> {
                assertThat(rule.getAction()).isEqualTo("Restart");
                assertThat(rule.getExitCodes().getOperator()).isEqualTo("NotIn");
                assertThat(rule.getExitCodes().getValues()).containsExactly(42);
            });
        });
        assertThat(container("restartPolicy: {enabled: true}", Templates.POLICY).getRestartPolicy())
                .isEqualTo("Always");
        assertThat(container("restartPolicy: {enabled: false}", Templates.POLICY)
                        .getRestartPolicy())
                .isNull();
        assertThat(container(policy(true), Templates.OLD_SERVER).getRestartPolicy())
                .isNull();
    }

    /** An older API server drops the field, and the container stays as it ended. */
    @Test
    void whereTheKubeletCannotAnExitIsOne() {
        Pod pod = Templates.pod(definition(policy(true)), Templates.OLD_SERVER);
        EcsTask read =
                read(pod, "containerStatuses: [{name: a, state: " + CRASHED.formatted("1", "05") + "}, " + B + "]");
        assertThat(read.stopDue()).contains(TaskStop.essentialContainerExited());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        HEALTHY ; false ; '{running: {startedAt: ''2026-01-01T00:00:00Z''}}' ; 2026-01-01T00:00:05Z
        HEALTHY ; true  ; '{running: {startedAt: ''2026-01-01T00:00:00Z''}}' ; ''
        SUCCESS ; true  ; '{running: {startedAt: ''2026-01-01T00:00:00Z''}}' ; 2026-01-01T00:00:05Z
        SUCCESS ; false ; '{terminated: {exitCode: 0, startedAt: ''2026-01-01T00:00:00Z'', finishedAt: ''2026-01-01T00:00:02Z''}}' ; ''
        HEALTHY ; false ; '{waiting: {reason: ContainerCreating}}' ; ''
        START   ; false ; '{running: {startedAt: ''2026-01-01T00:00:00Z''}}' ; ''
        """)
    void othersWaitForAStartTimeoutAtMost(String condition, boolean started, String state, String until) {
        Pod pod = Templates.pod("""
            containerDefinitions:
            - {name: app, image: i, dependsOn: [{containerName: db, condition: %s}]}
            - {name: db, image: i, essential: false, startTimeout: 5, healthCheck: {command: [CMD, x]}}
            """.formatted(condition), Templates.POLICY);
        String which = condition.equals("START") ? "containerStatuses" : "initContainerStatuses";
        EcsTask task = read(pod, which + ": [{name: db, started: " + started + ", state: " + state + "}]");
        assertThat(task.startTimeout().map(timeout -> timeout.at().toString()).orElse(""))
                .isEqualTo(until);
        task.startTimeout()
                .ifPresent(timeout -> assertThat(timeout.stop().reason())
                        .isEqualTo("TaskDependencyError: container 'db', which others wait for, has timed out: its "
                                + "startTimeout is 5 seconds"));
    }

    @Test
    void timesOfATask() {
        Pod pod = Templates.pod(definition("essential: true"), Templates.POLICY);
        TaskTimes times = read(pod, """
            phase: Failed
            startTime: '2026-01-01T00:00:01Z'
            containerStatuses:
            - {name: a, state: {terminated: {exitCode: 1, startedAt: '2026-01-01T00:00:05Z', finishedAt: '2026-01-01T00:01:00Z'}}}
            - {name: b, state: {terminated: {exitCode: 143, startedAt: '2026-01-01T00:00:07Z', finishedAt: '2026-01-01T00:01:09Z'}}}
            """).times();
        assertThat(times.created()).isEqualTo(at("00:00:00"));
        assertThat(times.pullStarted()).contains(at("00:00:01"));
        assertThat(times.pullStopped()).contains(at("00:00:07"));
        assertThat(times.started()).contains(at("00:00:07"));
        assertThat(times.stopping())
                .as("an essential container ended by itself")
                .contains(at("00:01:00"));
        assertThat(times.executionStopped()).contains(at("00:01:00"));
        assertThat(times.stopped()).contains(at("00:01:09"));
    }

    @Test
    void aDeletedPodsTaskStopsFromItsDeletionOn() {
        Pod pod = Templates.pod(definition("essential: true"), Templates.POLICY);
        pod.getMetadata().setDeletionTimestamp("2026-01-01T00:01:30Z");
        pod.getMetadata().setDeletionGracePeriodSeconds(30L);
        TaskTimes times = read(pod, "containerStatuses: []").times();
        assertThat(times.stopping()).contains(at("00:01:00"));
        assertThat(times.started()).isEmpty();
    }

    private static final String B = "{name: b, state: {running: {startedAt: '2026-01-01T00:00:00Z'}}}";

    private static String policy(boolean essential) {
        return "essential: " + essential
                + ", restartPolicy: {enabled: true, ignoredExitCodes: [42], restartAttemptPeriod: 120}";
    }

    private static String definition(String more) {
        return "containerDefinitions: [{name: a, image: i, " + more + "}, {name: b, image: i}]";
    }

    private static Container container(String more, PodPolicy policy) {
        return Templates.pod(definition(more), policy).getSpec().getContainers().getFirst();
    }

    private static EcsTask task(String more, String a) {
        return read(Templates.pod(definition(more), Templates.POLICY), "containerStatuses: [" + a + ", " + B + "]");
    }

    private static EcsTask read(Pod pod, String status) {
        pod.getMetadata().setUid("uid");
        pod.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        pod.setStatus(Serialization.unmarshal(status, PodStatus.class));
        return TaskStatus.of(pod).orElseThrow();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}

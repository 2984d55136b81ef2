package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kubelet says of probes, sidecars and init containers, read as ECS would put it. The containers start at 00:00:00. */
class TaskHealthTest {
    /** UNHEALTHY after 10 + 3 x 5 + 2 = 27 s. */
    private static final String CHECK = "healthCheck: {command: [CMD, x], interval: 5, timeout: 2, startPeriod: 10}";

    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  00:00:01, HEALTHY,   true,  false
        false, 00:00:01, UNKNOWN,   false, false
        false, 00:00:26, UNKNOWN,   false, false
        false, 00:00:27, UNHEALTHY, false, true
        true,  01:00:00, HEALTHY,   true,  false
        """)
    void aHealthCheckDecides(boolean ready, String time, String status, boolean healthy, boolean unhealthy) {
        EcsTask task = task("containerDefinitions: [{name: a, image: i, " + CHECK + "}]", running("a", ready));
        Instant now = Instant.parse("2026-01-01T" + time + "Z");
        assertThat(task.containers().getFirst().healthStatus(now)).hasToString(status);
        assertThat(task.healthStatus(now)).hasToString(status);
        assertThat(task.healthy(now)).isEqualTo(healthy);
        assertThat(task.unhealthy(now)).isEqualTo(unhealthy);
    }

    @Test
    void onlyEssentialContainersCount() {
        EcsTask task = task(
                "containerDefinitions: [{name: a, image: i}, {name: b, image: i, essential: false, " + CHECK + "}]",
                running("a", true) + "," + running("b", false));
        assertThat(task.unhealthyAt()).isEmpty();
        assertThat(task.healthyAt()).contains(Instant.parse("2026-01-01T00:00:40Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        healthy              ; healthy   ; HEALTHY
        healthy              ; unhealthy ; UNHEALTHY
        unhealthy            ; none      ; UNHEALTHY
        healthy              ; none      ; UNKNOWN
        none                 ; none      ; UNKNOWN
        """)
    void theWorstOfTheEssentialContainersIsTheTasks(String a, String b, String expected) {
        EcsTask task = task(
                "containerDefinitions: [{name: a, image: i" + check(a) + "}, {name: b, image: i" + check(b) + "}]",
                running("a", a.equals("healthy")) + "," + running("b", b.equals("healthy")));
        assertThat(task.healthStatus(Instant.parse("2026-01-01T01:00:00Z"))).hasToString(expected);
        assertThat(task.healthChangesAt(Instant.parse("2026-01-01T00:00:26Z")).isPresent())
                .isEqualTo((a + b).contains("unhealthy"));
    }

    private static String check(String health) {
        return health.equals("none") ? "" : ", " + CHECK;
    }

    @Test
    void aTaskThatWaitsForAnUnhealthyContainerIsUnhealthy() {
        EcsTask task = withDependency(
                "HEALTHY", true, running("db", false), "{name: app, state: {waiting: {reason: PodInitializing}}}");
        assertThat(task.lastStatus()).isEqualTo(LastStatus.PENDING);
        assertThat(task.unhealthyAt()).contains(Instant.parse("2026-01-01T00:01:35Z"));
        assertThat(task.healthyAt()).isEmpty();
    }

    @Test
    void anUnhealthyTaskIsNotStoppedByItself() {
        EcsTask task = task("containerDefinitions: [{name: a, image: i, " + CHECK + "}]", running("a", false));
        assertThat(task.stopDue()).isEmpty();
        assertThat(task.lastStatus()).isEqualTo(LastStatus.RUNNING);
    }

    @Test
    void aSidecarThatTheKubeletStartsAgainHasEndedForEcs() {
        EcsTask task = withDependency("HEALTHY", true, """
            {name: db, ready: true, restartCount: 1, state: {running: {startedAt: '2026-01-01T00:01:00Z'}},
             lastState: {terminated: {exitCode: 3, startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:59Z'}}}
            """, running("app", true));
        assertThat(task.lastStatus()).isEqualTo(LastStatus.STOPPING);
        assertThat(task.stopDue()).contains(TaskStop.essentialContainerExited());
        assertThat(task.containers().getFirst().exitCode()).contains(3);
    }

    @Test
    void oneThatIsNotEssentialMayStartAgain() {
        EcsTask task = withDependency("HEALTHY", false, """
            {name: db, ready: true, restartCount: 1, state: {running: {startedAt: '2026-01-01T00:01:00Z'}},
             lastState: {terminated: {exitCode: 3, startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:59Z'}}}
            """, running("app", true));
        assertThat(task.lastStatus()).isEqualTo(LastStatus.RUNNING);
        assertThat(task.stopDue()).isEmpty();
    }

    @Test
    void aTaskRunsWhenWhatEndsFirstHasEnded() {
        EcsTask task = withDependency("SUCCESS", false, ended("db", 0), running("app", true));
        assertThat(task.lastStatus()).isEqualTo(LastStatus.RUNNING);
        assertThat(task.containers().getFirst().lastStatus()).isEqualTo(LastStatus.STOPPED);
        assertThat(task.containers().getFirst().exitCode()).contains(0);
    }

    @Test
    void aFailedDependencyIsTheReason() {
        EcsTask task = withDependency(
                "SUCCESS", false, ended("db", 7), "{name: app, state: {waiting: {reason: PodInitializing}}}");
        assertThat(task.lastStatus()).isEqualTo(LastStatus.PENDING);
        Pod pod = pod("SUCCESS", false, ended("db", 7), "");
        pod.getStatus().setPhase("Failed");
        assertThat(TaskStatus.of(pod).orElseThrow().stop())
                .hasValueSatisfying(stop -> assertThat(stop.codeText() + ": " + stop.reason())
                        .isEqualTo("TaskFailedToStart: TaskDependencyError: container 'db', which others wait for, "
                                + "ended with exit code 7"));
        assertThat(TaskStatus.of(pod).orElseThrow().instanceRefused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        secret "prod.db" not found                       ; ResourceInitializationError: unable to pull secrets or registry auth:
        couldn't find key password in Secret ns/prod.db  ; ResourceInitializationError: unable to pull secrets or registry auth:
        configmap "b.app.env" not found                  ; ResourceInitializationError: failed to download env files:
        host has no such user                            ; CannotCreateContainerError:
        """)
    void whatIsMissingIsNamedAsEcsDoes(String message, String reason) {
        EcsTask task = task("containerDefinitions: [{name: a, image: i}]", """
            {name: a, state: {waiting: {reason: CreateContainerConfigError, message: '%s'}}}
            """.formatted(message.replace("'", "''")));
        assertThat(task.stopDue())
                .hasValueSatisfying(stop -> assertThat(stop.codeText() + ": " + stop.reason())
                        .isEqualTo("TaskFailedToStart: " + reason + " " + message));
    }

    private static EcsTask withDependency(String condition, boolean essential, String db, String app) {
        return TaskStatus.of(pod(condition, essential, db, app)).orElseThrow();
    }

    private static Pod pod(String condition, boolean essential, String db, String app) {
        return pod(
                """
                containerDefinitions:
                - {name: db, image: i, essential: %s, healthCheck: {command: [CMD, x]}}
                - {name: app, image: i, dependsOn: [{containerName: db, condition: %s}]}
                """.formatted(essential, condition),
                "initContainerStatuses: [" + db + "]\ncontainerStatuses: [" + app + "]");
    }

    private static EcsTask task(String definition, String containers) {
        return TaskStatus.of(pod(definition, "containerStatuses: [" + containers + "]"))
                .orElseThrow();
    }

    private static Pod pod(String definition, String status) {
        Pod pod = Templates.pod(definition, Templates.POLICY);
        pod.getMetadata().setUid("uid");
        pod.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        pod.setStatus(Serialization.unmarshal("phase: Running\n" + status, PodStatus.class));
        return pod;
    }

    private static String running(String name, boolean ready) {
        return "{name: %s, ready: %s, restartCount: 0, state: {running: {startedAt: '2026-01-01T00:00:00Z'}}}"
                .formatted(name, ready);
    }

    private static String ended(String name, int exitCode) {
        return ("{name: %s, state: {terminated: {exitCode: %d, reason: Error, startedAt: '2026-01-01T00:00:00Z',"
                        + " finishedAt: '2026-01-01T00:00:09Z'}}}")
                .formatted(name, exitCode);
    }
}

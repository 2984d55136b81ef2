package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthProbeTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '[CMD, pg_isready, -U, me]'                  ; [pg_isready, -U, me]
            '[CMD-SHELL, "curl -f http://localhost/ || exit 1"]' ; [/bin/sh, -c, curl -f http://localhost/ || exit 1]
            '[CMD-SHELL, curl, -f, localhost]'           ; [/bin/sh, -c, curl -f localhost]
            '["CMD-SHELL, curl -f localhost || exit 1"]' ; [/bin/sh, -c, curl -f localhost || exit 1]
            '["CMD-SHELL curl -f localhost"]'            ; [/bin/sh, -c, curl -f localhost]
            '["CMD,pg_isready,-U,me"]'                   ; [pg_isready, -U, me]
            '[CMD-SHELL, "echo $(HOME) $$"]'             ; [/bin/sh, -c, echo $(HOME) $$]
            """)
    void runsTheCommandAsItWasMeant(String command, String exec) {
        assertThat(readiness("{command: " + command + "}").getExec().getCommand())
                .hasToString(exec);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {command: [CMD, x]}                                                        ; 30 ; 5 ; 3  ; 95
            {command: [CMD, x], interval: 10, timeout: 2, retries: 5, startPeriod: 60} ; 10 ; 2 ; 5  ; 112
            """)
    void hasEcsNumbers(String check, int period, int timeout, int failures, int unhealthyAfter) {
        Probe probe = readiness(check);
        assertThat(probe.getPeriodSeconds()).isEqualTo(period);
        assertThat(probe.getTimeoutSeconds()).isEqualTo(timeout);
        assertThat(probe.getFailureThreshold()).isEqualTo(failures);
        assertThat(pod(check, "START").getMetadata().getAnnotations().toString())
                .contains("\"unhealthyAfter\":" + unhealthyAfter);
    }

    @Test
    void onlyWhoIsAwaitedHealthyHasAStartupProbeAndNothingIsEverKilled() {
        String check = "{command: [CMD, x], retries: 1}";
        Container started = pod(check, "START").getSpec().getContainers().getFirst();
        assertThat(started.getStartupProbe()).isNull();
        Container healthy = pod(check, "HEALTHY").getSpec().getInitContainers().getFirst();
        assertThat(healthy.getStartupProbe().getFailureThreshold()).isEqualTo(Integer.MAX_VALUE);
        assertThat(healthy.getReadinessProbe().getFailureThreshold()).isEqualTo(1);
        assertThat(healthy.getRestartPolicy()).isEqualTo("Always");
        assertThat(started.getLivenessProbe()).isNull();
        assertThat(healthy.getLivenessProbe()).isNull();
    }

    @Test
    void aContainerThatEndsFirstHasNoHealth() {
        Pod pod = pod("{command: [CMD, x]}", "SUCCESS");
        assertThat(pod.getSpec().getInitContainers().getFirst().getReadinessProbe())
                .isNull();
        assertThat(pod.getMetadata().getAnnotations().toString()).doesNotContain("unhealthyAfter");
    }

    private static Probe readiness(String check) {
        return pod(check, "START").getSpec().getContainers().getFirst().getReadinessProbe();
    }

    private static Pod pod(String check, String condition) {
        return Templates.pod("""
                containerDefinitions:
                - {name: db, image: i, essential: false, healthCheck: %s}
                - {name: app, image: i, dependsOn: [{containerName: db, condition: %s}]}
                """.formatted(check, condition), Templates.POLICY);
    }
}

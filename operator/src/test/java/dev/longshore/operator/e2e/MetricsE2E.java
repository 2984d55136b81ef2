package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AlarmStateValue;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.metrics.PrometheusSettings;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What tasks use, from the kernel through kubelet, metrics-server and operator to an alarm. */
@LocalKubernetes(realNodes = 1, own = "metrics")
@Execution(ExecutionMode.CONCURRENT)
class MetricsE2E extends RealTasks {
    @Override
    protected MetricSettings metrics() {
        return new MetricSettings(Duration.ofSeconds(10), PrometheusSettings.NONE);
    }

    @Test
    void aBusyServiceRaisesItsAlarmAndAnIdleOneDoesNot() {
        local.startMetricsServer();
        // 64 CPU units each: a sixteenth of a CPU, which the busy one exceeds by far.
        define("busy", definition("while :; do :; done"));
        define("idle", definition("sleep 3600"));
        ecs.apply(service("busy", "busy", 1), service("idle", "idle", 1));
        ecs.awaitStable("busy");
        ecs.awaitStable("idle");
        ecs.apply(
                Ecs.alarm("busy", utilization("busy", "CPUUtilization", "GreaterThanThreshold", 100)),
                Ecs.alarm("idle", utilization("idle", "CPUUtilization", "GreaterThanThreshold", 100)),
                Ecs.alarm("memory", utilization("idle", "MemoryUtilization", "LessThanThreshold", 50)));

        awaitState("busy", AlarmStateValue.ALARM);
        awaitState("idle", AlarmStateValue.OK);
        // The shell takes some of its 32 MiB, but not half: neither missing nor nothing.
        awaitState("memory", AlarmStateValue.ALARM);
        assertThat(Sandbox.condition(
                        Sandbox.read(ecs.alarm("memory")).getStatus().conditions(), ConditionTypes.READY))
                .isEqualTo("True Evaluated");

        ecs.eventually(() -> assertThat(scraped())
                .containsPattern(series("ecs_service_cpu_utilization", "busy") + " [1-9][0-9]{2,}\\.")
                .containsPattern(series("ecs_service_memory_utilization", "idle") + " [0-9]")
                .containsPattern("ecs_cluster_memory_utilization\\{cluster=\"" + ecs.name() + "\"} [0-9]"));

        // A service without tasks has no utilization.
        ecs.service("busy").scale(0);
        awaitState("busy", AlarmStateValue.INSUFFICIENT_DATA);
        ecs.eventually(
                () -> assertThat(scraped()).doesNotContainPattern(series("ecs_service_cpu_utilization", "busy")));
    }

    private String scraped() {
        return operator.telemetry().scraped().body();
    }

    private String series(String metric, String service) {
        return "%s\\{cluster=\"%s\",namespace=\"%s\",service=\"%s\"}"
                .formatted(metric, ecs.name(), ecs.name(), service);
    }

    private static String definition(String script) {
        return """
                networkMode: bridge
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  cpu: 64
                  memory: 32
                  entryPoint: [/bin/sh, -c]
                  command: ["%s"]
                  stopTimeout: 2""".formatted(script);
    }

    private String utilization(String service, String metric, String operator, int threshold) {
        return """
                metricName: %s
                namespace: AWS/ECS
                dimensions: [{name: ClusterName, value: %s}, {name: ServiceName, value: %s}]
                statistic: Average
                period: 10
                evaluationPeriods: 1
                threshold: %d
                comparisonOperator: %s""".formatted(metric, ecs.name(), service, threshold, operator);
    }

    private void awaitState(String alarm, AlarmStateValue state) {
        ecs.eventually(
                () -> assertThat(Sandbox.read(ecs.alarm(alarm)).getStatus().stateValue())
                        .isEqualTo(state));
    }
}

package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.balanced;
import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.metrics.PrometheusSettings;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A real HTTP service whose requests cost CPU follows its load out and in, through kubelet and metrics-server; a minute of ECS is three
 * seconds here.
 */
@LocalKubernetes(realNodes = 1, own = "service scaling")
class ServiceScalingE2E extends RealTasks {
    @Override
    protected MetricSettings metrics() {
        return new MetricSettings(Duration.ofSeconds(1), PrometheusSettings.NONE);
    }

    @Override
    protected Duration scalingPeriod() {
        return Duration.ofSeconds(3);
    }

    @Test
    void aLoadOnAServiceAddsTasksAndItsEndTakesThem() {
        local.startMetricsServer();
        // 64 CPU units: a sixteenth of a CPU. Where there is no index.html, httpd runs this script for each request.
        define("web", """
                networkMode: bridge
                containerDefinitions:
                - name: web
                  image: busybox:1.36
                  cpu: 64
                  memory: 32
                  portMappings: [{containerPort: 8080, hostPort: 0}]
                  entryPoint: [/bin/sh, -c]
                  command:
                  - |
                    mkdir -p /tmp/www/cgi-bin; cd /tmp/www
                    printf '#!/bin/sh\\ni=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; printf "\\\\r\\\\ndone"\\n' > cgi-bin/index.cgi
                    chmod +x cgi-bin/index.cgi; trap 'exit 0' TERM; httpd -f -p 8080 -h /tmp/www & wait $!
                  stopTimeout: 2""");
        ecs.apply(targetGroup("front", 80, drain(1)), balanced("web", "web", 1, balancer("front", "web", 8080)));
        ecs.awaitStable("web");
        ecs.apply(
                Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 3}"),
                Ecs.scalingPolicy("cpu", """
                        resourceId: web
                        targetTrackingScalingPolicyConfiguration:
                          targetValue: 60
                          scaleOutCooldown: 3
                          scaleInCooldown: 3
                          predefinedMetricSpecification: {predefinedMetricType: ECSServiceAverageCPUUtilization}"""));
        ecs.eventually(() -> assertThat(Sandbox.condition(target().conditions(), "ScalingActive"))
                .isEqualTo("True MetricsKnown"));
        assertThat(desired()).isEqualTo(1);

        LoadPod load = LoadPod.on(ecs, "front");
        ecs.eventually(() -> assertThat(desired()).isEqualTo(3));
        ecs.eventually(() -> assertThat(ecs.status("web").runningCount()).isEqualTo(3));
        ecs.eventually(() -> assertThat(target().activities().getFirst().statusMessage())
                .isEqualTo("Successfully set desired count to 3. Change successfully fulfilled by ecs."));
        assertThat(target().activities().getFirst().cause())
                .contains("-AlarmHigh-cpu in state ALARM triggered policy cpu");

        assertThat(load.end()).matches("answered [1-9]\\d* failed \\d+");
        ecs.eventually(() -> assertThat(desired()).isEqualTo(1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        assertThat(target().activities().getFirst().cause()).contains("-AlarmLow-cpu");
    }

    private int desired() {
        return Objects.requireNonNull(Sandbox.read(ecs.service("web")).getSpec().desiredCount());
    }

    private ScalableTargetStatus target() {
        return Objects.requireNonNull(
                Sandbox.read(ecs.client()
                                .resources(ScalableTarget.class)
                                .inNamespace(ecs.name())
                                .withName("web"))
                        .getStatus(),
                "no status yet");
    }
}

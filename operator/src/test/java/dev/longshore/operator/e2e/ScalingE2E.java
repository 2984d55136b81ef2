package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.balanced;
import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.local.RealNode;
import dev.longshore.local.group.NodeGroups;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.controller.capacity.Groups;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.metrics.PrometheusSettings;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The whole chain: a load on a real HTTP service raises its CPU, tasks are added, wait for room, and bring a real node; its end takes all
 * of it. A minute of ECS is a second here. And simplehttpd runs on Fargate.
 */
@LocalKubernetes(realNodes = 1, own = "scaling")
class ScalingE2E extends SandboxTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "fargate");
    private static final String NAME = "simplehttpd";

    @Override
    protected MetricSettings metrics() {
        return new MetricSettings(Duration.ofSeconds(1), PrometheusSettings.NONE);
    }

    @Override
    protected Duration scalingPeriod() {
        return Duration.ofSeconds(1);
    }

    @Test
    void aLoadBringsTasksAndARealNodeAndItsEndTakesAllDownToZero() {
        local.startMetricsServer();
        Groups groups = new Groups(ecs);
        NodeGroups served = NodeGroups.serve(local);
        try {
            groups.group(false, 1);
            groups.provide(groups.upTo(2).build());
            ecs.apply(
                    busyServer(),
                    targetGroup("front", 80, drain(1)),
                    balanced("web", "web", 1, balancer("front", "web", 8080)));
            ecs.awaitStable("web");
            ecs.apply(
                    Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 2}"),
                    Ecs.scalingPolicy("cpu", """
                        resourceId: web
                        targetTrackingScalingPolicyConfiguration:
                          targetValue: 60
                          scaleOutCooldown: 1
                          scaleInCooldown: 1
                          predefinedMetricSpecification: {predefinedMetricType: ECSServiceAverageCPUUtilization}"""));
            ecs.eventually(() -> assertThat(Sandbox.condition(target().conditions(), "ScalingActive"))
                    .isEqualTo("True MetricsKnown"));
            assertThat(desired()).isEqualTo(1);

            LoadPod load = LoadPod.on(ecs, "front");
            ecs.eventually(() -> assertThat(desired()).isEqualTo(2));
            ecs.eventually(() -> {
                assertThat(ecs.status("web").pendingCount()).isEqualTo(1);
                assertThat(ecs.status("web").unplaced()).isNotEmpty();
                assertThat(Sandbox.condition(target().conditions(), "Placed")).startsWith("False");
            });
            ecs.eventually(() -> assertThat(ecs.status("web").runningCount()).isEqualTo(2));
            assertThat(ecs.livePods("web"))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .doesNotHaveDuplicates()
                    .allMatch(node -> node.startsWith(ecs.name()));
            assertThat(local.realNodes()).hasSize(3);
            assertThat(causes())
                    .anyMatch(cause -> cause.contains("-AlarmHigh-cpu in state ALARM triggered policy cpu"));

            assertThat(load.end()).matches("answered [1-9]\\d* failed \\d+");
            ecs.eventually(() -> assertThat(desired()).isEqualTo(1));
            ecs.eventually(() -> assertThat(causes().getFirst()).contains("-AlarmLow-cpu"));
            endsAtZero(groups);
        } finally {
            groups.close();
            served.close();
        }
    }

    /** Target tracking of CPU keeps the last task, which alone can be measured; an alarm takes it. */
    private void endsAtZero(Groups groups) {
        ecs.apply(Ecs.scalingPolicy("none", """
                    resourceId: web
                    stepScalingPolicyConfiguration:
                      adjustmentType: ExactCapacity
                      stepAdjustments: [{metricIntervalUpperBound: 0, scalingAdjustment: 0}]"""), Ecs.alarm("idle", """
                    namespace: AWS/ECS
                    metricName: CPUUtilization
                    dimensions: [{name: ClusterName, value: %s}, {name: ServiceName, value: web}]
                    statistic: Average
                    period: 1
                    evaluationPeriods: 2
                    threshold: 10
                    comparisonOperator: LessThanThreshold
                    alarmActions: [none]""".formatted(ecs.name())));
        Sandbox.edit(scalableTarget(), target -> {
            target.setSpec(target.getSpec().toBuilder().minCapacity(0).build());
            return target;
        });
        ecs.eventually(() -> assertThat(desired()).isZero());
        ecs.eventually(() -> {
            assertThat(ecs.livePods("web")).isEmpty();
            assertThat(groups.nodes()).isEmpty();
            assertThat(groups.replicas()).isZero();
        });
        assertThat(local.realNodes()).extracting(RealNode::name).containsExactly("node-1");
        ecs.eventually(() -> assertThat(ecs.client()
                        .resources(dev.longshore.ecs.v1alpha1.ContainerInstance.class)
                        .list()
                        .getItems())
                .noneMatch(instance -> instance.getMetadata().getName().startsWith(ecs.name())));
    }

    /** 64 CPU units are a sixteenth of a CPU, and its host port lets a node have but one. httpd runs the script for each request. */
    private static TaskDefinition busyServer() {
        return taskDefinition("web", Serialization.unmarshal("""
                networkMode: bridge
                containerDefinitions:
                - name: web
                  image: busybox:1.36
                  cpu: 64
                  memory: 32
                  portMappings: [{containerPort: 8080, hostPort: 8080}]
                  entryPoint: [/bin/sh, -c]
                  command:
                  - |
                    mkdir -p /tmp/www/cgi-bin; cd /tmp/www
                    printf '#!/bin/sh\\ni=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; printf "\\\\r\\\\ndone"\\n' > cgi-bin/index.cgi
                    chmod +x cgi-bin/index.cgi; trap 'exit 0' TERM; httpd -f -p 8080 -h /tmp/www & wait $!
                  stopTimeout: 2""", TaskDefinitionSpec.class));
    }

    private int desired() {
        return Objects.requireNonNull(Sandbox.read(ecs.service("web")).getSpec().desiredCount());
    }

    private Resource<ScalableTarget> scalableTarget() {
        return ecs.client()
                .resources(ScalableTarget.class)
                .inNamespace(ecs.name())
                .withName("web");
    }

    private ScalableTargetStatus target() {
        return Objects.requireNonNull(Sandbox.read(scalableTarget()).getStatus(), "no status yet");
    }

    private List<String> causes() {
        return target().activities().stream()
                .map(activity -> Objects.requireNonNull(activity.cause()))
                .toList();
    }

    @Test
    void simplehttpdAnswersOnFargateOnceAndAsAServiceOfTwo() throws IOException {
        ecs.configure(cluster -> cluster.fargateSelector(new LabelSelectorBuilder()
                .addToMatchLabels("kubernetes.io/hostname", "node-1")
                .build()));
        Task task = read("task.yaml", Task.class);
        task.setSpec(task.getSpec().toBuilder()
                .cluster(ecs.name())
                .waitForCapacity(true)
                .build());
        ecs.apply(read("task-definition.yaml", TaskDefinition.class), task);
        ecs.eventually(() -> assertThat(Sandbox.read(ecs.task(NAME)).getStatus().runningCount())
                .isEqualTo(1));
        assertThat(ecs.pods()).singleElement().satisfies(ScalingE2E::assertAnswer);

        Service service = read("service.yaml", Service.class);
        service.setSpec(service.getSpec().toBuilder().cluster(ecs.name()).build());
        ecs.apply(service);
        ecs.awaitStable(NAME);
        assertThat(ecs.livePods(NAME)).hasSize(2).allSatisfy(ScalingE2E::assertAnswer);
        assertThat(ecs.instance("node-1").get()).isNull();
    }

    private static void assertAnswer(Pod pod) {
        URI uri = URI.create("http://" + pod.getStatus().getPodIP() + ":8000/");
        Sandbox.patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(uri)).isEqualTo("Hello from Fargate\n"));
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static <T extends HasMetadata> T read(String file, Class<T> kind) throws IOException {
        return Serialization.unmarshal(Files.readString(EXAMPLE.resolve(file)), kind);
    }
}

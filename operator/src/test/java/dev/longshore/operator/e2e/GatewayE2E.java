package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.local.machine.Ports;
import dev.longshore.operator.support.GatewayApi;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One real Gateway in front of a service with instance targets and one with ip targets, whose traffic its route shifts. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
@Tag("gateway")
class GatewayE2E extends SandboxTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void oneGatewayRoutesToBothKindsOfTargetsAndABlueGreenDeploymentLosesNoRequest() throws Exception {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
        GatewayApi.install(ecs.client(), "gatewayclasses", "gateways", "httproutes", "grpcroutes", "referencegrants");
        // A Gateway's listener must name the port that the gateway listens on.
        int port = Ports.free("127.0.0.1");
        GatewayApi.gateway(ecs.client(), ecs.name(), port);
        ecs.apply(
                definition("instance", "one"),
                definition("ip", "one"),
                group("instance", TargetGroupTargetType.INSTANCE),
                group("ip", TargetGroupTargetType.IP),
                group("ip-green", TargetGroupTargetType.IP),
                web("instance", balancer("instance")),
                web(
                        "ip",
                        balancer("ip").toBuilder()
                                .advancedConfiguration(AdvancedConfiguration.builder()
                                        .alternateTargetGroupArn("ip-green")
                                        .productionListenerRule(ecs.name() + "/ip")
                                        .build())
                                .build()));
        GatewayApi.route(ecs.client(), ecs.name(), "instance", "/instance", "instance", 80);
        GatewayApi.route(ecs.client(), ecs.name(), "ip", "/ip", "ip", 80);
        completed("instance", "instance:1");
        completed("ip", "ip:1");

        try (Traefik gateway = Traefik.start(local, port)) {
            ecs.eventually(() -> {
                assertThat(ask(gateway, "/instance/")).startsWith("200 instance-");
                assertThat(ask(gateway, "/ip/")).startsWith("200 ip-");
            });
            AtomicBoolean goOn = new AtomicBoolean(true);
            AtomicInteger answered = new AtomicInteger();
            AtomicInteger failed = new AtomicInteger();
            Thread load = Thread.ofVirtual().start(() -> {
                while (goOn.get()) {
                    (ask(gateway, "/ip/").startsWith("200 ") ? answered : failed).incrementAndGet();
                }
            });
            Sandbox.edit(ecs.taskDefinition("ip"), definition -> {
                definition.setSpec(definition("ip", "two").getSpec());
                return definition;
            });
            completed("ip", "ip:2");
            goOn.set(false);
            load.join();
            System.out.println(
                    "requests through the gateway during BLUE_GREEN: answered " + answered + " failed " + failed);
            ecs.eventually(() -> assertThat(GatewayApi.weights(ecs.client(), ecs.name(), "ip"))
                    .isEqualTo(Map.of("ip", 0, "ip-green", 1000)));
            assertThat(answered.get()).isPositive();
            assertThat(failed.get()).isZero();
        }
    }

    private static String ask(Traefik gateway, String path) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(gateway.url() + path))
                            .timeout(Duration.ofSeconds(3))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    private void completed(String service, String taskDefinition) {
        ecs.eventually(() -> assertThat(ecs.status(service).deployments())
                .singleElement()
                .extracting(Deployment::taskDefinition, Deployment::rolloutState)
                .containsExactly(taskDefinition, DeploymentRolloutState.COMPLETED));
    }

    private static Service web(String name, LoadBalancer balancer) {
        DeploymentStrategy strategy =
                balancer.advancedConfiguration() == null ? DeploymentStrategy.ROLLING : DeploymentStrategy.BLUE_GREEN;
        return service(
                name,
                ServiceSpec.builder()
                        .taskDefinition(name)
                        .desiredCount(2)
                        .deploymentConfiguration(DeploymentConfiguration.builder()
                                .strategy(strategy)
                                .build())
                        .loadBalancers(List.of(balancer))
                        .build());
    }

    private static LoadBalancer balancer(String group) {
        return LoadBalancer.builder()
                .targetGroupArn(group)
                .containerName("web")
                .containerPort(8080)
                .build();
    }

    /** Answers at its own path with its pod's name; the versions differ in a variable. */
    private static TaskDefinition definition(String family, String version) {
        String script = "trap 'exit 0' TERM; mkdir -p /tmp/www/" + family + "; hostname > /tmp/www/" + family
                + "/index.html; httpd -f -p 8080 -h /tmp/www & wait $!";
        return taskDefinition(
                family,
                LoadPod.server().toBuilder()
                        .command(List.of("sh", "-c", script))
                        .environment(List.of(KeyValuePair.builder()
                                .name("VERSION")
                                .value(version)
                                .build()))
                        .build());
    }

    private static TargetGroup group(String name, TargetGroupTargetType type) {
        return targetGroup(
                name,
                TargetGroupSpec.builder()
                        .protocol(TargetGroupProtocol.HTTP)
                        .port(80)
                        .targetType(type)
                        .healthCheckPath("/" + name.replace("-green", "") + "/")
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(2)
                        .healthyThresholdCount(2)
                        .attributes(List.of(drain(5)))
                        .build());
    }
}

package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.balanced;
import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupAttribute;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupStatus;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Target groups with real containers: checked, reached through their Service, and drained without a lost request. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class TargetGroupE2E extends SandboxTest {
    @BeforeEach
    void joinBothNodes() {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
    }

    @Test
    void scalingInUnderLoadLosesNoRequest() {
        ecs.apply(
                taskDefinition("web", LoadPod.server()),
                group("front", TargetGroupTargetType.IP, drain(6)),
                balanced("web", "web", 4, balancer("front", "web", 8080)));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(4));
        assertThat(Sandbox.condition(status("front").conditions(), ConditionTypes.TARGETS_REACHABLE))
                .isEqualTo("True Checked");
        LoadPod load = LoadPod.on(ecs, "front");

        ecs.service("web").scale(1);
        ecs.eventually(() -> assertThat(ecs.endpoints("front")).hasSize(1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));

        String told = load.end();
        System.out.println("requests while four tasks became one: " + told);
        assertThat(told).matches("answered [1-9]\\d+ failed 0");
    }

    @Test
    void aTaskThatAnswersBadlyGetsNoRequestsAndIsReplaced() {
        ecs.apply(
                taskDefinition("web", LoadPod.server()),
                group("front", TargetGroupTargetType.IP, drain(0)),
                balanced("web", "web", 2, balancer("front", "web", 8080)));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(2));
        Pod ill = ecs.livePods("web").getFirst();

        assertThat(exec(ill, "rm", "/tmp/index.html")).isZero();

        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event ->
                        event.matches("\\(service web\\) \\(port \\d+\\) is unhealthy in \\(target-group \\S+\\)"
                                + " due to \\(reason Health checks failed with these codes: \\[404]\\)")));
        ecs.eventually(() -> assertThat(ecs.endpoints("front"))
                .filteredOn(endpoint -> endpoint.getTargetRef()
                        .getUid()
                        .equals(ill.getMetadata().getUid()))
                .allMatch(endpoint -> !endpoint.getConditions().getReady()));
        ecs.eventually(() -> assertThat(Sandbox.read(ecs.client().pods().resource(ill))
                        .getMetadata()
                        .getAnnotations())
                .hasEntrySatisfying(
                        Annotations.STOPPED_REASON,
                        reason -> assertThat(reason)
                                .startsWith("Task failed ELB health checks in (target-group arn:aws:")));
    }

    @Test
    void oneFrontLeadsToIpTargetsAndToInstanceTargets() throws IOException {
        ecs.apply(
                taskDefinition("web", LoadPod.server()),
                taskDefinition(
                        "own",
                        TaskDefinitionSpec.builder()
                                .networkMode(NetworkMode.AWSVPC)
                                .containerDefinitions(List.of(LoadPod.server().toBuilder()
                                        .portMappings(List.of(port(8080, 8080)))
                                        .build()))
                                .build()),
                group("ips", TargetGroupTargetType.IP, drain(0)),
                group("nodes", TargetGroupTargetType.INSTANCE, drain(0)),
                balanced("web", "web", 2, balancer("nodes", "web", 8080)),
                balanced("own", "own", 2, balancer("ips", "web", 8080)));
        ecs.eventually(() -> assertThat(status("nodes").healthyCount()).isEqualTo(2));
        ecs.eventually(() -> assertThat(status("ips").healthyCount()).isEqualTo(2));

        try (FrontProxy front = new FrontProxy(ecs.client(), ecs.name())) {
            ecs.eventually(() -> assertThat(answers(front, "ips")).isEqualTo(names("own")));
            ecs.eventually(() -> assertThat(answers(front, "nodes-instances")).isEqualTo(names("web")));
        }
    }

    private Set<String> names(String service) {
        Set<String> names = new HashSet<>();
        ecs.livePods(service).forEach(pod -> names.add(pod.getMetadata().getName()));
        return names;
    }

    private static Set<String> answers(FrontProxy front, String service) throws IOException, InterruptedException {
        Set<String> answers = new HashSet<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int request = 0; request < 6; request++) {
                HttpRequest get = HttpRequest.newBuilder(URI.create(front.url() + "/" + service + "/"))
                        .build();
                answers.add(http.send(get, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .strip());
            }
        }
        return answers;
    }

    private TargetGroupStatus status(String group) {
        return Objects.requireNonNull(Sandbox.read(ecs.targetGroup(group)).getStatus(), "no status yet");
    }

    private static TargetGroup group(String name, TargetGroupTargetType type, TargetGroupAttribute... attributes) {
        return targetGroup(
                name,
                TargetGroupSpec.builder()
                        .protocol(TargetGroupProtocol.HTTP)
                        .port(80)
                        .targetType(type)
                        .instanceEndpoints(type == TargetGroupTargetType.INSTANCE)
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(2)
                        .attributes(List.of(attributes))
                        .build());
    }

    private int exec(Pod pod, String... command) {
        return LoadPod.exec(ecs, pod, command);
    }
}

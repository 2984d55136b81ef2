package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.cli.CommandRun;
import dev.longshore.operator.names.Arn;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The task metadata endpoint, asked from inside of containers, at once when they start. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class MetadataE2E extends RealTasks {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aContainerLearnsOfItselfAndOfItsTask() throws JsonProcessingException {
        define("web", """
                cpu: "256"
                memory: "128"
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  cpu: 100
                  memory: 64
                  dockerLabels: {com.example.colour: green}
                  logConfiguration: {logDriver: awslogs, options: {awslogs-group: /ecs/web, awslogs-region: eu-west-1, awslogs-stream-prefix: p}}
                  command:
                  - sh
                  - -c
                  - |
                    for path in '' /task /taskWithTags /stats /task/stats; do
                      wget -q -O- "$ECS_CONTAINER_METADATA_URI_V4$path" || exit 1
                      echo
                    done
                    wget -q -O- "$ECS_CONTAINER_METADATA_URI/task" >/dev/null || exit 2
                    test "$AWS_EXECUTION_ENV" = AWS_ECS_EC2 || exit 3
                    wget -q -O- "$ECS_CONTAINER_METADATA_URI_V4/credentials" 2>/dev/null && exit 4
                    exit 42
                - {name: side, image: "busybox:1.36", memory: 16, essential: false, command: [sleep, "1"]}
                """);
        String id = run("web").taskId();

        CommandRun logs = CommandRun.of(
                "logs", "--kubeconfig", local.kubeconfigFile().toString(), "-n", ecs.name(), "-c", "app", id);
        String[] answers = logs.out().replaceAll("(?m)^.* \\| ", "").split("\n");
        assertThat(answers).as(logs.err()).hasSize(5);
        JsonNode container = JSON.readTree(answers[0]);
        assertThat(container.path("Name").asText()).isEqualTo("app");
        assertThat(container.path("KnownStatus").asText()).isIn("RUNNING", "PENDING");
        assertThat(container.at("/Limits/CPU").asInt()).isEqualTo(100);
        assertThat(container.at("/Limits/Memory").asInt()).isEqualTo(64);
        assertThat(container.at("/Labels/com.example.colour").asText()).isEqualTo("green");
        assertThat(container.at("/LogOptions/awslogs-stream").asText()).isEqualTo("p/app/" + id);
        assertThat(container.at("/Networks/0/IPv4Addresses/0").asText()).startsWith("10.");
        JsonNode task = JSON.readTree(answers[1]);
        assertThat(task.path("TaskARN").asText()).isEqualTo(Arn.task(ecs.name(), ecs.name(), id));
        assertThat(task.path("Family").asText()).isEqualTo("web");
        assertThat(task.path("Revision").asText()).isEqualTo("1");
        assertThat(task.at("/Limits/CPU").asDouble()).isEqualTo(0.25);
        assertThat(task.path("Containers")).hasSize(2);
        assertThat(JSON.readTree(answers[2]).has("TaskTags")).isTrue();
        assertThat(JSON.readTree(answers[3]).isNull()
                        || JSON.readTree(answers[3]).has("cpu_stats"))
                .isTrue();
    }

    /** As the collectors that ask a task's own endpoint reckon: the share of the processors, the memory. */
    @Test
    void aTaskLearnsWhatItUses() throws JsonProcessingException {
        define("web", """
                containerDefinitions:
                - {name: busy, image: "busybox:1.36", memory: 32, stopTimeout: 2, command: [sh, -c, "while :; do :; done"]}
                - {name: idle, image: "busybox:1.36", memory: 16, stopTimeout: 2, command: [sleep, "600"]}
                """);
        ecs.apply(service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.status("web").runningCount()).isEqualTo(1));
        Pod pod = ecs.livePods("web").getFirst();

        ecs.eventually(() -> {
            JsonNode stats = stats(pod);
            assertThat(stats).hasSize(2).noneMatch(JsonNode::isNull);
            assertThat(stats)
                    .as("measured twice")
                    .allMatch(one -> one.at("/precpu_stats/system_cpu_usage").asLong() > 0);
        });
        JsonNode busy = named(stats(pod), "-busy-");
        assertThat(share(busy)).isBetween(0.02, 1.0).isGreaterThan(10 * share(named(stats(pod), "-idle-")));
        assertThat(busy.at("/memory_stats/limit").asLong()).isEqualTo(32 * 1024 * 1024);
        assertThat(busy.at("/memory_stats/usage").asLong()).isBetween(1L, 32L * 1024 * 1024);
    }

    private JsonNode stats(Pod pod) throws JsonProcessingException {
        return JSON.readTree(output(pod, "wget -q -O- $ECS_CONTAINER_METADATA_URI_V4/task/stats"));
    }

    private static JsonNode named(JsonNode stats, String part) {
        for (JsonNode one : stats) {
            if (one.path("name").asText().contains(part)) {
                return one;
            }
        }
        throw new AssertionError("no container " + part + " in " + stats);
    }

    /** Of all processors of the node, as Docker's own command reckons it. */
    private static double share(JsonNode stats) {
        return (stats.at("/cpu_stats/cpu_usage/total_usage").asDouble()
                        - stats.at("/precpu_stats/cpu_usage/total_usage").asDouble())
                / (stats.at("/cpu_stats/system_cpu_usage").asDouble()
                        - stats.at("/precpu_stats/system_cpu_usage").asDouble());
    }

    @Test
    void nobodyElseIsAnsweredThoughHeKnowsTheUri() {
        define("web", """
                containerDefinitions:
                - {name: app, image: "busybox:1.36", memory: 16, stopTimeout: 2, command: [sleep, "600"]}
                """);
        ecs.apply(service("web", "web", 1));
        ecs.awaitStable("web");
        Pod victim = ecs.livePods("web").getFirst();
        String uri = victim.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("ECS_CONTAINER_METADATA_URI_V4"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
        String other = uri.substring(0, uri.length() - 1) + (uri.endsWith("0") ? "1" : "0");
        define("thief", """
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  command:
                  - sh
                  - -c
                  - |
                    wget -q -O- %s/task && exit 1
                    wget -q -O- $ECS_CONTAINER_METADATA_URI_V4/task >/dev/null || exit 2
                    exit 42
                """.formatted(uri));
        assertThat(exitCode(run("thief"), "app")).isEqualTo(42);

        assertThat(in(victim, "wget -q -O- " + uri)).isZero();
        assertThat(in(victim, "wget -q -O- " + other)).as("another token").isNotZero();
        operator.restart();
        ecs.eventually(() -> assertThat(in(victim, "wget -q -O- " + uri))
                .as("the key outlives the operator")
                .isZero());
    }

    @Test
    void aTaskOnItsHostsNetworkIsKnownByItsNodesAddress() {
        ecs.allow("hostNetwork: true");
        define("host", """
                networkMode: host
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  command: [sh, -c, 'wget -q -O- $ECS_CONTAINER_METADATA_URI_V4/task || exit 1; wget -q -O- $ECS_CONTAINER_METADATA_URI_V4 | grep -q "NetworkMode.:.host" || exit 2; exit 42']
                """);
        assertThat(exitCode(run("host"), "app")).isEqualTo(42);
    }

    /** What ECS's agent offers tasks: to say by themselves that they must not be scaled in now. */
    @Test
    void aTaskProtectsItselfFromScaleIn() throws JsonProcessingException {
        define("web", """
                containerDefinitions:
                - {name: app, image: "busybox:1.36", memory: 16, stopTimeout: 2, command: [sleep, "600"]}
                """);
        ecs.apply(service("web", "web", 2));
        ecs.awaitStable("web");
        Pod one = ecs.livePods("web").getFirst();
        Pod two = ecs.livePods("web").getLast();

        assertThat(ask(one, "GET", "").at("/protection/ProtectionEnabled").asBoolean())
                .isFalse();
        JsonNode refused = ask(one, "PUT", "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":2881}");
        assertThat(refused.at("/error/Message").asText()).contains("ExpiresInMinutes is 2881");
        JsonNode granted = ask(one, "PUT", "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}");
        assertThat(granted.at("/protection/ProtectionEnabled").asBoolean()).isTrue();
        assertThat(granted.at("/protection/ExpirationDate").asText()).endsWith("Z");
        ask(two, "PUT", "{\"ProtectionEnabled\":true}");

        ecs.service("web").scale(1);
        JsonNode blocked = ask(two, "PUT", "{\"ProtectionEnabled\":false}", "PUT", "{\"ProtectionEnabled\":true}");
        assertThat(blocked.at("/failure/Reason").asText()).isEqualTo("DEPLOYMENT_BLOCKED");
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly(one.getMetadata().getName()));
        assertThat(ask(one, "GET", "")).isEqualTo(granted);
        assertThat(ask(one, "PUT", "{\"ProtectionEnabled\":false}")
                        .at("/protection/ProtectionEnabled")
                        .asBoolean())
                .isFalse();
    }

    /** Busybox's wget knows no PUT: requests, method and body each, by nc; the last one's answer. */
    private JsonNode ask(Pod pod, String... requests) throws JsonProcessingException {
        StringBuilder script = new StringBuilder("u=${ECS_AGENT_URI#http://}; h=${u%%/*};");
        for (int index = 0; index < requests.length; index += 2) {
            String body = requests[index + 1];
            script.append(
                    "printf '%s /%%s/task-protection/v1/state HTTP/1.0\\r\\nContent-Length: %d\\r\\n\\r\\n%%s' \"${u#*/}\" '%s' | nc ${h%%:*} ${h#*:} | tail -n 1; echo;"
                            .formatted(requests[index], body.length(), body));
        }
        return JSON.readTree(
                output(pod, script.toString()).strip().lines().toList().getLast());
    }

    private String output(Pod pod, String script) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (var exec = ecs.client().pods().resource(pod).writingOutput(output).exec("sh", "-c", script)) {
            exec.exitCode().completeOnTimeout(-1, 20, TimeUnit.SECONDS).join();
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private int in(Pod pod, String command) {
        try (var exec = ecs.client().pods().resource(pod).redirectingOutput().exec("sh", "-c", command)) {
            return exec.exitCode().completeOnTimeout(-1, 20, TimeUnit.SECONDS).join();
        }
    }
}

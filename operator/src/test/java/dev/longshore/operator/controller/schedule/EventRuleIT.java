package dev.longshore.operator.controller.schedule;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.EcsParameters;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.EventRuleSpec;
import dev.longshore.ecs.v1alpha1.EventRuleStatus;
import dev.longshore.ecs.v1alpha1.InputTransformer;
import dev.longshore.ecs.v1alpha1.RetryPolicy;
import dev.longshore.ecs.v1alpha1.RuleTarget;
import dev.longshore.ecs.v1alpha1.ScheduleState;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.support.EventSink;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real HTTP in and out. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "events")
class EventRuleIT extends SandboxTest {
    private static final EventSink SINK = EventSink.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "letters-and-7-digits";
    private static final String PATTERN = """
            {"source": ["aws.s3"], "detail-type": ["Object Created"],
             "detail": {"object": {"key": [{"suffix": ".png"}]}}}""";

    @Override
    protected EventSettings events() {
        return new EventSettings(
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                TOKEN,
                Optional.of(SINK.uri()),
                "");
    }

    @Test
    void anObjectStartsOneTaskWithBucketAndKeyInItsEnvironment() throws IOException, InterruptedException {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(rule(target()));
        ecs.eventually(() -> assertThat(ready()).isEqualTo("True Enabled"));

        assertThat(post(created("1", "cat.png")).statusCode()).isEqualTo(202);
        // Sent again, in the other mode.
        assertThat(post(structured("1", "cat.png")).statusCode()).isEqualTo(202);
        assertThat(post(created("2", "cat.txt")).body()).isEqualTo("{\"tasks\":[]}");

        ecs.eventually(() -> {
            assertThat(tasks()).hasSize(1);
            assertThat(tasks().getFirst().getStatus().runningCount()).isEqualTo(1);
            assertThat(status().active()).isEqualTo(1);
        });
        assertThat(tasks().getFirst().getSpec().startedBy()).isEqualTo("events-rule/on-upload");
        assertThat(status().tasks())
                .containsExactly(tasks().getFirst().getMetadata().getName());
        assertThat(status().lastEventTime()).isNotNull();
        Map<String, String> environment = ecs.pods().getFirst().getSpec().getContainers().getFirst().getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        assertThat(environment).containsEntry("BUCKET", "uploads").containsEntry("KEY", "cat.png");
    }

    @Test
    void whatFoundNoInstanceIsTriedAgain() throws IOException, InterruptedException {
        ecs.apply(taskDefinition("job", container("app")));
        apply(rule(target()));
        ecs.eventually(() -> assertThat(ready()).isEqualTo("True Enabled"));
        post(created("1", "cat.png"));
        ecs.eventually(
                () -> assertThat(tasks().getFirst().getStatus().failures()).hasSize(1));
        ecs.nodes().simulated(1);
        ecs.eventually(() -> {
            assertThat(tasks()).hasSize(2);
            assertThat(tasks().getLast().getStatus().runningCount()).isEqualTo(1);
        });
        assertThat(tasks().getLast().getMetadata().getName())
                .isEqualTo(tasks().getFirst().getMetadata().getName() + "-2");
    }

    @Test
    void whatIsGivenUpIsToldByAnEvent() throws IOException, InterruptedException {
        apply(rule(target().toBuilder()
                .retryPolicy(RetryPolicy.builder().maximumRetryAttempts(0).build())
                .build()));
        ecs.eventually(() -> assertThat(ready()).isEqualTo("True Enabled"));
        post(created("1", "cat.png"));
        ecs.eventually(() -> assertThat(ecs.events("on-upload"))
                .anyMatch(message -> message.startsWith(
                        "was unable to start a task for event aws.s3/1. Reason: TaskDefinition not found.")));
        ecs.eventually(() -> assertThat(tasks()).isEmpty());
    }

    @Test
    void anInputThatIsNoOverrideStartsNothing() throws IOException, InterruptedException {
        apply(rule(target().toBuilder()
                .inputTransformer(null)
                .inputPath("$.detail.object")
                .build()));
        ecs.eventually(() -> assertThat(ready()).isEqualTo("True Enabled"));
        apply(
                "text",
                rule(target().toBuilder()
                        .inputTransformer(null)
                        .inputPath("$.source")
                        .build()));
        ecs.eventually(() -> assertThat(ready("text")).isEqualTo("True Enabled"));
        assertThat(post(created("1", "cat.png")).statusCode()).isEqualTo(202);
        ecs.eventually(() -> assertThat(ecs.events("text"))
                .anyMatch(message ->
                        message.contains("Reason: the input that the event gives must be JSON of a TaskOverride")));
    }

    @Test
    void aRuleThatIsDisabledOrCannotBeReadStartsNothing() throws IOException, InterruptedException {
        apply("off", rule(target()).toBuilder().state(ScheduleState.DISABLED).build());
        apply(
                "bad",
                rule(target()).toBuilder()
                        .eventPattern("{\"source\": \"aws.s3\"}")
                        .build());
        ecs.eventually(() -> {
            assertThat(ready("off")).isEqualTo("True Disabled");
            assertThat(ready("bad")).isEqualTo("False InvalidRule");
        });
        assertThat(status("bad").conditions().getFirst().getMessage())
                .isEqualTo(
                        "spec.eventPattern: source, \"aws.s3\": must be an object, or a list of values and comparisons that"
                                + " is not empty");
        assertThat(post(created("1", "cat.png")).body()).isEqualTo("{\"tasks\":[]}");
    }

    @Test
    void whoHasNoTokenOrSendsNoEventIsToldSo() throws IOException, InterruptedException {
        assertThat(send(request("/namespaces/" + ecs.name() + "/events")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(authorized().POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(authorized().GET()).statusCode()).isEqualTo(405);
        assertThat(send(request("/elsewhere")
                                .header("Authorization", "Bearer " + TOKEN)
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(authorized().POST(HttpRequest.BodyPublishers.ofString("x".repeat(300_000))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void theStateOfTasksAndInstancesIsTold() {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.apply(taskDefinition("job", container("app")), task("run", "job", 1));
        ecs.eventually(
                () -> assertThat(told("ECS Task State Change", "RUNNING")).hasSize(1));
        var detail = told("ECS Task State Change", "RUNNING").getFirst().event().path("detail");
        assertThat(detail.path("group").asText()).isEqualTo("family:job");
        assertThat(detail.path("desiredStatus").asText()).isEqualTo("RUNNING");
        assertThat(detail.path("taskDefinitionArn").asText()).endsWith(":task-definition/job:1");
        assertThat(detail.path("clusterArn").asText()).endsWith(":cluster/" + ecs.name());
        assertThat(detail.at("/containers/0/lastStatus").asText()).isEqualTo("RUNNING");
        assertThat(detail.at("/containers/0/containerArn").asText()).contains(":container/" + ecs.name() + "/");
        ecs.eventually(() -> assertThat(SINK.received())
                .anyMatch(received -> received.event()
                                .path("detail-type")
                                .asText()
                                .equals("ECS Container Instance State Change")
                        && received.event().at("/detail/clusterArn").asText().endsWith("/" + ecs.name())
                        && received.event().at("/detail/runningTasksCount").asInt() == 1));

        ecs.client().resource(ecs.pods().getFirst()).delete();
        ecs.eventually(() -> assertThat(told("ECS Task State Change", "STOPPED"))
                .singleElement()
                .satisfies(stopped -> {
                    assertThat(stopped.event().at("/detail/stopCode").asText()).isEqualTo("UserInitiated");
                    assertThat(stopped.event().at("/detail/version").asLong())
                            .isGreaterThan(detail.path("version").asLong());
                }));
        assertThat(node).isNotEmpty();
    }

    @Test
    void whatAServiceDoesIsTold() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", checked("app")), service("web", "web", 1));
        ecs.eventually(() -> assertThat(named())
                .contains(
                        "INFO SERVICE_DEPLOYMENT_IN_PROGRESS",
                        "INFO TASKS_STARTED",
                        "INFO SERVICE_DEPLOYMENT_COMPLETED",
                        "INFO SERVICE_STEADY_STATE"));
        assertThat(named())
                .filteredOn(name -> name.contains("DEPLOYMENT"))
                .as("each once")
                .hasSize(2);

        ecs.apply(service("huge", "web", 1_000));
        ecs.eventually(() -> assertThat(named()).contains("ERROR SERVICE_TASK_PLACEMENT_FAILURE"));
    }

    /** Type and name of the events about services of this namespace. */
    private List<String> named() {
        return SINK.received().stream()
                .map(EventSink.Received::event)
                .filter(event -> event.at("/resources/0").asText().contains(":service/" + ecs.name() + "/"))
                .map(event -> event.at("/detail/eventType").asText() + " "
                        + event.at("/detail/eventName").asText())
                .toList();
    }

    private List<EventSink.Received> told(String type, String lastStatus) {
        return SINK.received().stream()
                .filter(received ->
                        received.event().path("detail-type").asText().equals(type))
                .filter(received ->
                        received.event().at("/detail/clusterArn").asText().endsWith("/" + ecs.name()))
                .filter(received ->
                        received.event().at("/detail/lastStatus").asText().equals(lastStatus))
                .toList();
    }

    private EventRuleSpec rule(RuleTarget target) {
        return EventRuleSpec.builder()
                .eventPattern(PATTERN)
                .targets(List.of(target))
                .build();
    }

    private RuleTarget target() {
        return RuleTarget.builder()
                .id("job")
                .arn(ecs.name())
                .ecsParameters(EcsParameters.builder().taskDefinitionArn("job").build())
                .inputTransformer(InputTransformer.builder()
                        .inputPathsMap(Map.of("bucket", "$.detail.bucket.name", "key", "$.detail.object.key"))
                        .inputTemplate("""
                                {"containerOverrides": [{"name": "app", "environment": [
                                  {"name": "BUCKET", "value": <bucket>}, {"name": "KEY", "value": "<key>"}]}]}""")
                        .build())
                .build();
    }

    private void apply(EventRuleSpec spec) {
        apply("on-upload", spec);
    }

    private void apply(String name, EventRuleSpec spec) {
        EventRule rule = new EventRule();
        rule.setMetadata(new ObjectMetaBuilder().withName(name).build());
        rule.setSpec(spec);
        ecs.apply(rule);
    }

    private HttpRequest.Builder created(String id, String key) {
        return authorized()
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "aws.s3")
                .header("ce-type", "Object Created")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(data(key)));
    }

    private HttpRequest.Builder structured(String id, String key) {
        return authorized()
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"specversion": "1.0", "id": "%s", "source": "aws.s3", "type": "Object Created", "data": %s}""".formatted(id, data(key))));
    }

    private static String data(String key) {
        return "{\"bucket\": {\"name\": \"uploads\"}, \"object\": {\"key\": \"" + key + "\"}}";
    }

    private HttpRequest.Builder authorized() {
        return request("/namespaces/" + ecs.name() + "/events").header("Authorization", "Bearer " + TOKEN);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operator.eventPort() + path));
    }

    private static HttpResponse<String> post(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private EventRuleStatus status() {
        return status("on-upload");
    }

    private EventRuleStatus status(String name) {
        return Objects.requireNonNull(
                Sandbox.read(ecs.client()
                                .resources(EventRule.class)
                                .inNamespace(ecs.name())
                                .withName(name))
                        .getStatus(),
                "no status yet");
    }

    private String ready() {
        return ready("on-upload");
    }

    private String ready(String name) {
        return Sandbox.condition(status(name).conditions(), "Ready");
    }

    private List<Task> tasks() {
        return ecs.client().resources(Task.class).inNamespace(ecs.name()).list().getItems().stream()
                .sorted(Comparator.comparing(task -> task.getMetadata().getName()))
                .toList();
    }
}

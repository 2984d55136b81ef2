package dev.longshore.ecs.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The records read and write JSON as Kubernetes clients do. */
class ShapesJsonTest {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private final KubernetesSerialization json = new KubernetesSerialization();

    @Test
    void aDefinitionComesBackAsItWas() throws JsonProcessingException {
        var given = """
                {"apiVersion":"ecs.longshore.dev/v1alpha1","kind":"TaskDefinition","metadata":{"name":"web"},
                 "spec":{"family":"web","cpu":"1 vCPU","memory":512,"networkMode":"bridge",
                  "containerDefinitions":[{"name":"web","image":"nginx","essential":true,
                   "environment":[{"name":"A","value":"1"}],
                   "portMappings":[{"containerPort":80,"hostPort":0,"protocol":"tcp"}],
                   "logConfiguration":{"logDriver":"json-file","options":{"max-size":"1m"}}}]}}""";
        assertThat(roundTrip(given)).isEqualTo(PLAIN.readTree(given));
    }

    @Test
    void unknownFieldsAreKeptAtEveryLevel() throws JsonProcessingException {
        var given = """
                {"apiVersion":"ecs.longshore.dev/v1alpha1","kind":"TaskDefinition","metadata":{"name":"web"},
                 "spec":{"novelty":{"deep":[1,null,{"a":null}]},
                  "containerDefinitions":[{"name":"web","image":"nginx","portBindings":["80:80"],
                   "healthCheck":{"command":["CMD","true"],"color":"green"}}]}}""";
        assertThat(roundTrip(given)).isEqualTo(PLAIN.readTree(given));
    }

    @Test
    void aNullIsAnAbsentField() {
        var read = read("""
                {"metadata":{"name":"web"},"spec":{"family":null,"networkMode":null,"cpu":null,"volumes":null,
                 "containerDefinitions":[{"name":"web","image":null,"links":null,"dockerLabels":null,"memory":null,
                  "environment":[{"name":"A","value":null},null]}]}}""");
        var container = read.getSpec().containerDefinitions().getFirst();
        assertThat(read.family()).isEqualTo("web");
        assertThat(read.getSpec().networkMode()).isNull();
        assertThat(read.getSpec().volumes()).isEmpty();
        assertThat(container.image()).isEmpty();
        assertThat(container.links()).isEmpty();
        assertThat(container.dockerLabels()).isEmpty();
        assertThat(container.environment())
                .containsExactly(KeyValuePair.builder().name("A").build());
    }

    @Test
    void anUnknownNullIsKept() throws JsonProcessingException {
        var given = """
                {"apiVersion":"ecs.longshore.dev/v1alpha1","kind":"TaskDefinition","metadata":{"name":"web"},
                 "spec":{"registeredAt":1700000000.5,"requiresAttributes":null}}""";
        assertThat(roundTrip(given)).isEqualTo(PLAIN.readTree(given));
    }

    @Test
    void whatEcsRequiresIsNamedWhenItIsMissing() {
        assertThatThrownBy(() ->
                        read("{\"spec\":{\"containerDefinitions\":[{\"dependsOn\":[{\"containerName\":\"a\"}]}]}}"))
                .cause()
                .hasMessageContaining("condition is required")
                .hasMessageContaining("\"dependsOn\"");
    }

    @Test
    void listsCannotBeChanged() {
        var spec = TaskDefinitionSpec.builder().family("web").build();
        assertThat(spec.containerDefinitions()).isEmpty();
        assertThatThrownBy(() -> spec.containerDefinitions()
                        .add(ContainerDefinition.builder().build()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void timestampsAreText() {
        var status = ServiceStatus.builder()
                .deployments(List.of(Deployment.builder()
                        .id("ecs-svc/1")
                        .createdAt(Instant.parse("2026-01-02T03:04:05Z"))
                        .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                        .build()))
                .build();
        var text = json.asJson(status);
        assertThat(text).contains("\"createdAt\":\"2026-01-02T03:04:05Z\"");
        assertThat(json.unmarshal(text, ServiceStatus.class)).isEqualTo(status);
    }

    private TaskDefinition read(String text) {
        return json.unmarshal(text, TaskDefinition.class);
    }

    private JsonNode roundTrip(String text) throws JsonProcessingException {
        return PLAIN.readTree(json.asJson(read(text)));
    }
}

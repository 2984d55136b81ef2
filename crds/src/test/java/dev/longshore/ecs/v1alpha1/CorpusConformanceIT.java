package dev.longshore.ecs.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longshore.ecs.install.Crds;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every real task definition of a corpus ({@code -Dlongshore.corpus=FOLDER}, its folder {@code task-definitions}) is accepted, or refused
 * for a reason that ECS would give too.
 */
@LocalKubernetes(controllerManager = false)
class CorpusConformanceIT {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final TypeReference<Map<String, Object>> SPEC = new TypeReference<>() {};

    private static final List<String> VERDICTS = new ArrayList<>();
    private static int accepted;

    @BeforeAll
    static void install(KubernetesClient client) {
        Crds.apply(client);
    }

    @AfterAll
    static void tell() {
        System.out.println(
                "Corpus: " + accepted + " task definitions accepted, " + VERDICTS.size() + " reasons for refusal:");
        VERDICTS.forEach(verdict -> System.out.println("  " + verdict));
    }

    static Stream<Path> files() throws IOException {
        var folder = Path.of(System.getProperty("longshore.corpus"), "task-definitions");
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAcceptedOrRefusedAsEcsWould(Path file, KubernetesClient client) throws IOException {
        var definitions = unwrap(LENIENT.readTree(Files.readString(file))).toList();
        assertThat(definitions).as("task definitions in the file").isNotEmpty();
        for (var definition : definitions) {
            judge(file, definition, client);
        }
    }

    private static void judge(Path file, JsonNode definition, KubernetesClient client) {
        try {
            var given = resource(definition);
            var kept = client.resource(given).dryRun().create();
            assertThat(LENIENT.valueToTree(kept.getAdditionalProperties().get("spec"))
                            .equals(definition))
                    .as("the server keeps every field of %s", definition)
                    .isTrue();
            accepted++;
        } catch (KubernetesClientException refusal) {
            for (var cause : causes(refusal)) {
                var reason = EcsReasons.of(cause.getMessage());
                assertThat(reason)
                        .as("ECS's reason for: %s %s", cause.getField(), cause.getMessage())
                        .isPresent();
                VERDICTS.add(file.getFileName() + ": " + cause.getField() + ": " + reason.orElseThrow());
            }
        }
    }

    /** The server adds a remark without a field when it stops at the schema and leaves the rules out. */
    private static List<StatusCause> causes(KubernetesClientException refusal) {
        assertThat(refusal.getCode()).as("%s", refusal.getMessage()).isEqualTo(422);
        var causes = refusal.getStatus().getDetails().getCauses().stream()
                .filter(cause -> cause.getField() != null && !cause.getField().equals("<nil>"))
                .toList();
        assertThat(causes).as("%s", refusal.getMessage()).isNotEmpty();
        return causes;
    }

    private static Stream<JsonNode> unwrap(JsonNode json) {
        if (json.has("taskDefinition")) {
            return Stream.of(json.get("taskDefinition"));
        }
        return json.has("taskDefinitions")
                ? StreamSupport.stream(json.get("taskDefinitions").spliterator(), false)
                : Stream.of(json);
    }

    private static GenericKubernetesResource resource(JsonNode definition) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(ApiGroup.GROUP + "/" + ApiGroup.VERSION)
                .withKind("TaskDefinition")
                .withNewMetadata()
                .withName("corpus")
                .withNamespace("default")
                .endMetadata()
                .addToAdditionalProperties("spec", LENIENT.convertValue(definition, SPEC))
                .build();
    }
}

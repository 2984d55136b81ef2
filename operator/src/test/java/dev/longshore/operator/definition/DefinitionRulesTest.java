package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule once broken and once kept; the table is {@code definition/rules.yaml}. */
class DefinitionRulesTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest(name = "{1}")
    @MethodSource("rows")
    void refuses(JsonNode row, String message) {
        assertThat(DefinitionRules.check(spec(row.get("bad")))).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(row.get("path").asText());
            assertThat(problem.message()).startsWith(message);
        });
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rows")
    void accepts(JsonNode row, String message) {
        assertThat(DefinitionRules.check(spec(row.get("good")))).isEmpty();
    }

    @Test
    void namesThePlaceInAnyDocument() {
        var problem = new Problem("spec.containerDefinitions[0].image", "missing");
        assertThat(problem.under("taskDefinition").path()).isEqualTo("taskDefinition.containerDefinitions[0].image");
        assertThat(problem.under("").path()).isEqualTo("containerDefinitions[0].image");
    }

    @Test
    void reportsEverythingAtOnce() {
        List<String> paths = DefinitionRules.check(
                        TaskDefinitionSpec.builder().family("a b").build())
                .stream()
                .map(Problem::path)
                .toList();
        assertThat(paths).containsExactly("spec.family", "spec.containerDefinitions");
    }

    private static Stream<Arguments> rows() throws IOException {
        JsonNode table = table();
        return StreamSupport.stream(table.spliterator(), false)
                .map(row -> Arguments.of(row, row.get("message").asText()));
    }

    private static JsonNode table() throws IOException {
        try (InputStream rules = DefinitionRulesTest.class.getResourceAsStream("/definition/rules.yaml")) {
            return YAML.readTree(rules);
        }
    }

    private static TaskDefinitionSpec spec(JsonNode fragment) {
        ObjectNode spec = fragment.deepCopy();
        ArrayNode containers = spec.withArray("containerDefinitions");
        if (!fragment.has("containerDefinitions")) {
            containers.addObject();
        }
        for (int index = 0; index < containers.size(); index++) {
            fillUp((ObjectNode) containers.get(index), index, spec.has("memory"));
        }
        if (spec.remove("fargate") != null) {
            spec.putArray("requiresCompatibilities").add("FARGATE");
            spec.put("networkMode", "awsvpc").put("cpu", "1024").put("memory", "2048");
        }
        return YAML.convertValue(spec, TaskDefinitionSpec.class);
    }

    private static void fillUp(ObjectNode container, int index, boolean taskHasMemory) {
        if (!container.has("name")) {
            container.put("name", "c" + index);
        }
        if (!container.has("image")) {
            container.put("image", "busybox");
        }
        if (!container.has("memory") && !taskHasMemory) {
            container.put("memory", 64);
        }
    }
}

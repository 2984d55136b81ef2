package dev.longshore.operator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real documents of other projects, read where {@code -Dlongshore.corpus} says; the build leaves this class out, and says so, without it. */
class CorpusConversionTest {
    private static final Path CORPUS =
            Path.of(Objects.requireNonNull(System.getProperty("longshore.corpus"), "longshore.corpus"));
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final double LEAST_CONVERTED = 0.9;

    @ParameterizedTest
    @MethodSource("files")
    void convertsOrSaysWhyNot(Path file) throws IOException, UnreadableException {
        for (JsonNode document : EcsJson.read(Files.readString(file))) {
            Conversion conversion = new Converter().convert(document);
            assertThat(conversion.problems()).allSatisfy(problem -> {
                assertThat(problem.path()).isNotBlank().doesNotStartWith("spec.");
                assertThat(problem.message()).isNotBlank();
            });
            assertThat(conversion.problems().isEmpty())
                    .as("%s", conversion.problems())
                    .isEqualTo(!conversion.manifests().isEmpty());
            assertThat(specs(ManifestYaml.write(conversion.manifests()))).isEqualTo(specsOf(conversion));
        }
    }

    @Test
    void convertsNearlyAllTaskDefinitions() throws IOException, UnreadableException {
        List<Path> definitions = list("task-definitions");
        int converted = 0;
        for (Path file : definitions) {
            JsonNode document = EcsJson.read(Files.readString(file)).getFirst();
            converted += new Converter().convert(document).problems().isEmpty() ? 1 : 0;
        }
        assertThat(converted).isGreaterThan((int) (definitions.size() * LEAST_CONVERTED));
    }

    private static List<JsonNode> specsOf(Conversion conversion) throws IOException {
        List<JsonNode> specs = new ArrayList<>();
        for (Manifest manifest : conversion.manifests()) {
            specs.add(YAML.readTree(manifest.spec().toString()));
        }
        return specs;
    }

    private static List<JsonNode> specs(String yaml) throws IOException {
        List<JsonNode> specs = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            documents.forEachRemaining(document -> specs.add(document.get("spec")));
        }
        return specs;
    }

    private static Stream<Path> files() throws IOException {
        return Stream.concat(list("task-definitions").stream(), list("services").stream());
    }

    private static List<Path> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}

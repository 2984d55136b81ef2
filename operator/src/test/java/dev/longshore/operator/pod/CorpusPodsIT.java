package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.IgnoredFields;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real API server takes the pod of every real task definition of a corpus ({@code -Dlongshore.corpus=FOLDER}, its folder
 * {@code task-definitions}) that keeps ECS's rules; the build leaves this class out, and says so, without it.
 */
@LocalKubernetes(controllerManager = false)
class CorpusPodsIT {
    private static final List<String> REFUSED = new ArrayList<>();
    private static final List<String> IGNORED = new ArrayList<>();
    private static int accepted;

    @AfterAll
    static void tell() {
        System.out.println("Corpus: " + accepted + " pods accepted; refused by ECS's rules:");
        REFUSED.forEach(problem -> System.out.println("  " + problem));
        System.out.println("Fields without effect: " + IGNORED.size());
        IGNORED.forEach(field -> System.out.println("  " + field));
    }

    static Stream<Path> files() throws IOException {
        Path corpus = Path.of(Objects.requireNonNull(System.getProperty("longshore.corpus"), "longshore.corpus"));
        try (Stream<Path> files = Files.list(corpus.resolve("task-definitions"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theServerTakesThePod(Path file, KubernetesClient client) throws IOException, UnreadableException {
        PodDryRun server = new PodDryRun(client);
        for (JsonNode document : EcsJson.read(Files.readString(file))) {
            Conversion conversion = new Converter().convert(document);
            conversion.problems().forEach(problem -> REFUSED.add(file.getFileName() + ": " + problem));
            for (Manifest manifest : conversion.manifests()) {
                String definition = manifest.spec().toString();
                Pod pod = Templates.pod(definition, Templates.POLICY);
                assertThatCode(() -> server.of(pod)).as(definition).doesNotThrowAnyException();
                accepted++;
                IgnoredFields.of(Templates.definition(definition)).stream()
                        .map(Ignored::toString)
                        .forEach(IGNORED::add);
            }
        }
    }
}

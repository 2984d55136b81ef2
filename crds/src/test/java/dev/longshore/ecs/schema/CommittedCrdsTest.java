package dev.longshore.ecs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.install.Crds;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chart ships what the types say. */
class CommittedCrdsTest {
    /** Client-side apply keeps the whole object in an annotation of at most this many bytes. */
    private static final int ANNOTATION_LIMIT = 262_144;

    private static Map<String, String> generated = Map.of();

    @BeforeAll
    static void generate() throws IOException {
        generated = CrdGenerator.generate(Path.of(System.getProperty("longshore.crds.sources")));
    }

    @Test
    void theChartsFilesAreTheGeneratedOnes() throws IOException {
        var folder = Path.of(System.getProperty("longshore.crds.committed"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(generated.keySet());
        }
        for (var file : generated.entrySet()) {
            assertThat(Files.readString(folder.resolve(file.getKey())))
                    .as("%s: run mvn process-classes in crds and commit helm/longshore/files/crds", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void clientSideApplyCanCarryThem() {
        for (var file : generated.entrySet()) {
            var crd = Serialization.unmarshal(file.getValue(), CustomResourceDefinition.class);
            assertThat(Serialization.asJson(crd).length())
                    .as("%s as JSON", file.getKey())
                    .isLessThan(ANNOTATION_LIMIT);
        }
    }

    @Test
    void theClassPathHoldsTheSame() {
        var fromFiles = generated.values().stream()
                .map(yaml -> Serialization.unmarshal(yaml, CustomResourceDefinition.class))
                .toList();
        assertThat(Crds.all()).containsExactlyInAnyOrderElementsOf(fromFiles);
    }
}

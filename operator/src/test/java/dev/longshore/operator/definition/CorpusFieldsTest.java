package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.definition.FieldUses.Fate;
import dev.longshore.operator.definition.FieldUses.Use;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How much of what real definitions say has its effect: counted over a corpus, and docs/coverage.md tells the figures. With {@code
 * -Dlongshore.coverage.write=true} the page is brought up to date.
 */
class CorpusFieldsTest {
    private static final Path PAGE = Path.of("..", "docs", "coverage.md");
    private static final String BEGIN = "<!-- counted -->\n";
    private static final String END = "<!-- end -->\n";
    private static final double GOAL = 95;

    @Test
    void thePageTellsWhatIsCounted() throws IOException, UnreadableException {
        List<List<Use>> definitions = definitions();
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + table(definitions)
                + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("longshore.coverage.write")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    @Test
    void theGoalIsReached() throws IOException, UnreadableException {
        List<Use> uses = definitions().stream().flatMap(List::stream).toList();

        assertThat(percent(count(uses).getOrDefault(Fate.HONOURED, 0L), uses.size()))
                .isGreaterThanOrEqualTo(GOAL);
    }

    private static List<List<Use>> definitions() throws IOException, UnreadableException {
        Path corpus = Path.of(Objects.requireNonNull(System.getProperty("longshore.corpus"), "longshore.corpus"));
        List<Path> files;
        try (Stream<Path> all = Files.list(corpus.resolve("task-definitions"))) {
            files = all.sorted().toList();
        }
        Stream.Builder<List<Use>> definitions = Stream.builder();
        for (Path file : files) {
            for (JsonNode document : EcsJson.read(Files.readString(file))) {
                for (Manifest manifest : new Converter().convert(document).manifests()) {
                    definitions.add(FieldUses.of(
                            Serialization.unmarshal(manifest.spec().toString(), TaskDefinitionSpec.class)));
                }
            }
        }
        return definitions.build().toList();
    }

    private static Map<Fate, Long> count(List<Use> uses) {
        return uses.stream()
                .collect(Collectors.groupingBy(Use::fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
    }

    private static String table(List<List<Use>> definitions) {
        List<Use> uses = definitions.stream().flatMap(List::stream).toList();
        Map<Fate, Long> all = count(uses);
        StringBuilder text = new StringBuilder(definitions.size() + " definitions set " + uses.size() + " fields:\n\n"
                + "| fate | uses | percent |\n|---|---:|---:|\n");
        for (Fate fate : Fate.values()) {
            long number = all.getOrDefault(fate, 0L);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f |%n",
                    fate.name().toLowerCase(Locale.ROOT),
                    number,
                    percent(number, uses.size())));
        }
        text.append(
                "\nThe fields that are not honoured everywhere:\n\n| field | uses | approximated | ignored |\n|---|---:|---:|---:|\n");
        Map<String, List<Use>> byField =
                uses.stream().collect(Collectors.groupingBy(Use::field, TreeMap::new, Collectors.toList()));
        byField.forEach((field, its) -> {
            Map<Fate, Long> fates = count(its);
            if (fates.getOrDefault(Fate.HONOURED, 0L) < its.size()) {
                text.append("| `" + field + "` | " + its.size() + " | " + fates.getOrDefault(Fate.APPROXIMATED, 0L)
                        + " | " + fates.getOrDefault(Fate.IGNORED, 0L) + " |\n");
            }
        });
        return text.toString();
    }

    private static double percent(long part, long whole) {
        return 100.0 * part / whole;
    }
}

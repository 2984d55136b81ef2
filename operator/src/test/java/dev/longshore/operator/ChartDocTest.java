package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The chart's values, their schema and docs/installing.md know the same ones. */
class ChartDocTest {
    private static final Path CHART = Path.of("..", "helm", "longshore");
    private static final Path DOC = Path.of("..", "docs", "installing.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void everyValueIsDocumentedAndEveryDocumentedOneExists() throws IOException {
        Set<String> documented = documented();
        JsonNode values = new YAMLMapper().readTree(CHART.resolve("values.yaml").toFile());
        assertThat(undocumented("", values, documented)).isEmpty();
        assertThat(documented)
                .allSatisfy(name -> assertThat(
                                values.at("/" + name.replace('.', '/')).isMissingNode())
                        .as(name)
                        .isFalse());
    }

    @Test
    void theSchemaHasTheSameValues() throws IOException {
        JsonNode values = new YAMLMapper().readTree(CHART.resolve("values.yaml").toFile());
        JsonNode schema =
                new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());
        Set<String> known = new TreeSet<>();
        values.fieldNames().forEachRemaining(known::add);
        // Helm's own, of charts in charts.
        known.add("global");
        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(known);
    }

    /** Those that are documented neither by themselves nor as a part of something that is. */
    private static Set<String> undocumented(String prefix, JsonNode values, Set<String> documented) {
        Set<String> missing = new TreeSet<>();
        values.properties().forEach(value -> {
            String name = prefix + value.getKey();
            if (!documented.contains(name)) {
                if (value.getValue().isEmpty()) {
                    missing.add(name);
                } else {
                    missing.addAll(undocumented(name + ".", value.getValue(), documented));
                }
            }
        });
        return missing;
    }

    /** The first cells of the table under "Values"; {@code .tag} behind {@code image.repository} is {@code image.tag}. */
    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.readAllLines(DOC).stream()
                .dropWhile(line -> !line.equals("### Values"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .forEach(cell -> {
                    String parent = "";
                    for (MatchResult match : NAME.matcher(cell).results().toList()) {
                        String name = match.group(1);
                        if (name.startsWith(".")) {
                            names.add(parent + name);
                        } else {
                            names.add(name);
                            parent = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                        }
                    }
                });
        return names;
    }
}

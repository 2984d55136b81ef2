package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md quotes what the operator says: a text that the sources do not have is one that nobody will see. */
class TroubleshootingDocTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CONTINUED = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void everyQuotedTextIsInTheSources() throws IOException {
        String sources = sources();
        List<String> texts = Files.readAllLines(ROOT.resolve("docs/troubleshooting.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| symptom"))
                .flatMap(TroubleshootingDocTest::quoted)
                .toList();
        assertThat(texts)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThat(sources.contains(text)).as(text).isTrue());
    }

    /** The column of what it says is the last but one. */
    private static Stream<String> quoted(String row) {
        String[] cells = row.split("(?<!\\\\)\\|", -1);
        return QUOTED.matcher(cells[cells.length - 3])
                .results()
                .map((MatchResult text) -> text.group(1))
                .filter(text -> text.contains(" "));
    }

    /** All literals in one piece, however their lines are broken. */
    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String module : List.of("crds", "engine", "operator")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return CONTINUED.matcher(text).replaceAll("");
    }
}

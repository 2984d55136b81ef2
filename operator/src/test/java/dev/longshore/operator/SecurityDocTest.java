package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** docs/security.md: each threat has tests, and these exist. */
class SecurityDocTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @TestFactory
    Stream<DynamicTest> eachThreatHasItsTest() throws IOException {
        List<String> threats = Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
                .dropWhile(line -> !line.startsWith("## Threats"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| somebody tries to"))
                .toList();
        assertThat(threats).hasSizeGreaterThan(10);
        return threats.stream().map(row -> DynamicTest.dynamicTest(row.split("\\|", -1)[1].strip(), () -> shown(row)));
    }

    private static void shown(String row) throws IOException {
        String[] cells = row.split("\\|", -1);
        List<MatchResult> tests = TEST.matcher(cells[3]).results().toList();
        assertThat(tests).as("its tests").isNotEmpty();
        for (MatchResult test : tests) {
            assertThat(source(test.group(1)))
                    .as(test.group())
                    .containsPattern("\\b(void|boolean) " + test.group(2) + "\\(");
        }
    }

    private static String source(String testClass) throws IOException {
        for (String module : List.of("engine", "operator")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                        .findFirst()
                        .orElse(ROOT);
                if (Files.isRegularFile(file)) {
                    return Files.readString(file);
                }
            }
        }
        return "there is no test class " + testClass;
    }
}

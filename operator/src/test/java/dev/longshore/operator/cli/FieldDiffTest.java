package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDiffTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {} ; {}
            {a: 1, b: null} ; {b: [], a: 1}
            'c: [{name: x, v: 1}, {name: y, v: 2}]' ; 'c: [{name: y, v: 2}, {name: x, v: 1}]'
            """)
    void nothingDiffers(String before, String after) throws JsonProcessingException {
        assertThat(diff(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {a: 1} ; {a: 2} ; - a: 1 | + a: 2
            {a: {b: x}} ; {} ; - a.b: x
            {} ; {a: true} ; + a: true
            'c: [{name: x, v: 1}]' ; 'c: [{name: y, v: 0}, {name: x, v: 2}]' ; - c[x].v: 1 | + c[x].v: 2 | + c[y].name: y | + c[y].v: 0
            'p: [{containerPort: 80}]' ; 'p: [{containerPort: 80, hostPort: 0}]' ; + p[80].hostPort: 0
            'p: [{v: 1}, {v: 1}]' ; 'p: [{v: 1}, {v: 2}]' ; - p[1].v: 1 | + p[1].v: 2
            'command: [a, b]' ; 'command: [a]' ; '- command: ["a","b"] | + command: ["a"]'
            """)
    void fieldByField(String before, String after, String lines) throws JsonProcessingException {
        assertThat(diff(before, after)).containsExactly(lines.split(" \\| "));
    }

    @Test
    void isSortedByPath() throws JsonProcessingException {
        assertThat(diff("{z: 1, a: 1}", "{z: 2, a: 2}")).containsExactly("- a: 1", "+ a: 2", "- z: 1", "+ z: 2");
    }

    private static List<String> diff(String before, String after) throws JsonProcessingException {
        YAMLMapper yaml = new YAMLMapper();
        return FieldDiff.of(yaml.readTree(before), yaml.readTree(after));
    }
}

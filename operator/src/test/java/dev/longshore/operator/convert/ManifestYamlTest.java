package dev.longshore.operator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestYamlTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1024",
                "0x1F",
                "1e3",
                "1_000",
                "12:30:45",
                "true",
                "yes",
                "off",
                "null",
                "~",
                "",
                " a",
                "a ",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a`",
                "{a}",
                "[a]",
                "2026-01-01",
                ".5 vcpu",
                "a\nb",
                "a\tb",
                "'a'",
                "\"a\"",
                "nginx:1.27",
                "/bin/sh",
                "ä",
                "=",
                "|"
            })
    void keepsTexts(String text) throws JsonProcessingException {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put("text", text);
        String yaml = ManifestYaml.write(List.of(new Manifest("Task", "a", spec)));
        assertThat(YAML.readTree(yaml).at("/spec/text")).isEqualTo(spec.get("text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1024", "0x1F", "1e3", "1_000", "12:30:45", "yes", "off", ".5", "2026-01-01", "0o17", ".inf"})
    void quotesWhatOlderReadersTakeForSomethingElse(String text) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put("text", text);
        assertThat(ManifestYaml.write(List.of(new Manifest("Task", "a", spec)))).contains("text: \"" + text + "\"");
    }

    @Test
    void leavesPlainTextsBare() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put("image", "docker.io/library/nginx:1.27");
        assertThat(ManifestYaml.write(List.of(new Manifest("Task", "a", spec))))
                .endsWith("  image: docker.io/library/nginx:1.27\n");
    }

    @Test
    void separatesManifests() throws JsonProcessingException {
        var empty = JsonNodeFactory.instance.objectNode();
        String yaml = ManifestYaml.write(List.of(new Manifest("Task", "a", empty), new Manifest("Task", "b", empty)));
        assertThat(yaml).startsWith("apiVersion:").contains("\n---\napiVersion:");
    }
}

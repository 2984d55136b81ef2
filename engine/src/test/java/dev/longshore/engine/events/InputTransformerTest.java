package dev.longshore.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTransformerTest {
    private static final JsonValue EVENT = Json.of("""
            {"id": "1", "resources": ["r0", "r1"],
             "detail": {"bucket": {"name": "photos"}, "object": {"key": "a \\"b\\".png", "size": 5}, "a-b": true, "x.y": 1}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # path | template | input
            $.detail.bucket.name | {"bucket": <v>}        | {"bucket": "photos"}
            $.detail.bucket.name | {"bucket": "<v>"}      | {"bucket": "photos"}
            $.detail.object.key  | {"key": "in <v>"}      | {"key": "in a \\"b\\".png"}
            $.detail.object.key  | {"key": <v>}           | {"key": "a \\"b\\".png"}
            $.detail.object.size | {"size": <v>}          | {"size": 5}
            $.detail.object.size | {"size": "<v>"}        | {"size": "5"}
            $.detail.bucket      | {"b": <v>}             | {"b": {"name":"photos"}}
            $.resources[1]       | {"r": <v>}             | {"r": "r1"}
            $.resources[2]       | {"r": <v>}             | {"r": null}
            $.detail['a-b']      | {"v": <v>}             | {"v": true}
            $.detail.a-b         | {"v": <v>}             | {"v": true}
            $.detail['x.y']      | {"v": <v>}             | {"v": 1}
            $.detail.none        | {"v": <v>, "w": "<v>"} | {"v": null, "w": ""}
            $.id.none            | {"v": <v>}             | {"v": null}
            $.id                 | "the event <v> <v>"    | "the event 1 1"
            $.id                 | {"q": "\\"", "v": <v>} | {"q": "\\"", "v": "1"}
            $.id                 | {"rule": <aws.events.rule-name>} | {"rule": "copy"}
            """)
    void putsPartsOfTheEventIn(String path, String template, String input) {
        assertThat(InputTransformer.parse(Map.of("v", path), template)
                        .input(EVENT, Map.of("aws.events.rule-name", new JsonValue.Text("copy"))))
                .isEqualTo(input);
    }

    @Test
    void aNameMustNotBeginAsEventBridgesOwnDo() {
        assertThatThrownBy(() -> InputTransformer.parse(Map.of("AWSx", "$.id"), "{}"))
                .hasMessage("inputPathsMap, AWSx: must not begin with AWS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            detail.x   | <v> | inputPathsMap.v, detail.x: must be a path such as $.detail.bucket.name, $.resources[0] or $.detail['a-b']
            $.detail.* | <v> | inputPathsMap.v, $.detail.*: must be a path such as $.detail.bucket.name, $.resources[0] or $.detail['a-b']
            $.detail   | <w> | inputTemplate, <w>: inputPathsMap has no such name
            """)
    void namesWhatIsNoTransformer(String path, String template, String message) {
        assertThatThrownBy(() -> InputTransformer.parse(Map.of("v", path), template))
                .isInstanceOf(EventPatternException.class)
                .hasMessage(message);
    }
}

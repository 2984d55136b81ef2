package dev.longshore.operator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longshore.engine.events.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON texts as the engine sees them; numbers stay as they are written. */
final class JsonValues {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonValues() {}

    static JsonValue parse(String text) throws JsonProcessingException {
        return of(JSON.readTree(text));
    }

    static JsonValue of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
                yield new JsonValue.Fields(fields);
            }
            case ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                node.forEach(element -> elements.add(of(element)));
                yield new JsonValue.Array(elements);
            }
            case STRING -> new JsonValue.Text(node.textValue());
            case NUMBER -> new JsonValue.Numeral(node.decimalValue());
            case BOOLEAN -> new JsonValue.Truth(node.booleanValue());
            default -> new JsonValue.Null();
        };
    }
}

package dev.longshore.operator.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Answers of AWS's SDK as the JSON that its command line would print: by the names that the service gives its fields. */
final class SdkJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SdkJson() {}

    /** One object; fields that the service left out are left out. */
    static ObjectNode of(SdkPojo pojo) {
        ObjectNode object = JSON.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                object.set(field.locationName(), any(value));
            }
        }
        return object;
    }

    /** A list of objects in what {@code describe-*} wraps around it. */
    static ObjectNode list(String name, List<? extends SdkPojo> pojos) {
        ObjectNode object = JSON.objectNode();
        object.set(name, any(pojos));
        return object;
    }

    private static JsonNode any(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case Collection<?> elements -> array(elements);
            case Map<?, ?> map -> object(map);
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> JSON.textNode(value.toString());
        };
    }

    private static ArrayNode array(Collection<?> elements) {
        ArrayNode array = JSON.arrayNode();
        elements.forEach(element -> array.add(any(element)));
        return array;
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> object.set(key.toString(), any(value)));
        return object;
    }
}

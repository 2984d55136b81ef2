package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field names of CloudFormation and of most of AWS begin with capitals, those of ECS and of Kubernetes do not. */
public final class Decapitalized {
    /** What is in them are no field names, but names that people chose. */
    private static final Set<String> MAPS =
            Set.of("InputPathsMap", "DockerLabels", "DriverOpts", "Labels", "Options", "TagMap");

    /** Capitals at the beginning: those of an abbreviation all become small, as in {@code efsVolumeConfiguration} and {@code okActions}. */
    private static final Pattern ABBREVIATION = Pattern.compile("^(FSx|[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])");

    private Decapitalized() {}

    /** A copy in which each field's name begins with a small letter. */
    public static ObjectNode of(ObjectNode json) {
        ObjectNode copy = json.objectNode();
        json.properties()
                .forEach(field -> copy.set(
                        name(field.getKey()),
                        MAPS.contains(field.getKey()) ? field.getValue().deepCopy() : any(field.getValue())));
        return copy;
    }

    /** The same of a tree of any kind. */
    static JsonNode any(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return of(object);
        } else if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(any(element)));
            return copy;
        }
        return value;
    }

    /** The name of one field. */
    static String name(String field) {
        Matcher capitals = ABBREVIATION.matcher(field);
        return capitals.find() ? capitals.group().toLowerCase(Locale.ROOT) + field.substring(capitals.end()) : field;
    }
}

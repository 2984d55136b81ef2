package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as AWS writes it: {@code !Sub text} is {@code {"Fn::Sub": "text"}}, and a number with a leading zero is a text. */
final class TaggedYaml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");
    private static final String GET_ATT = "Fn::GetAtt";

    private TaggedYaml() {}

    /** @throws YAMLException if it is not YAML, or has more than one document */
    static JsonNode read(String text) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        return root == null ? JSON.missingNode() : tagged(root);
    }

    private static JsonNode tagged(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!") || tag.equals("!")) {
            return plain(node);
        }
        String name = tag.substring(1);
        String function = WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name;
        JsonNode argument = node instanceof ScalarNode scalar ? JSON.textNode(scalar.getValue()) : plain(node);
        ObjectNode call = JSON.objectNode();
        call.set(function, function.equals(GET_ATT) && argument.isTextual() ? attribute(argument.asText()) : argument);
        return call;
    }

    /** {@code !GetAtt Service.Name}. */
    private static ArrayNode attribute(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? JSON.arrayNode().add(text)
                : JSON.arrayNode().add(text.substring(0, dot)).add(text.substring(dot + 1));
    }

    private static JsonNode plain(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                object.set(((ScalarNode) entry.getKeyNode()).getValue(), tagged(entry.getValueNode()));
            }
            return object;
        } else if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(element -> array.add(tagged(element)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (Tag.NULL.equals(node.getTag())) {
            return JSON.nullNode();
        } else if (Tag.BOOL.equals(node.getTag())) {
            return JSON.booleanNode(TRUE.contains(text.toLowerCase(Locale.ROOT)));
        } else if (Tag.INT.equals(node.getTag()) && WHOLE.matcher(text).matches()) {
            return number(Long.parseLong(text));
        } else if (Tag.FLOAT.equals(node.getTag()) && FRACTION.matcher(text).matches()) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        return JSON.textNode(text);
    }

    /** As JSON is read: what fits an int is one. */
    private static JsonNode number(long value) {
        return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }
}

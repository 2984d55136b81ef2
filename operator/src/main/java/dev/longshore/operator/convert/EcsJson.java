package dev.longshore.operator.convert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads JSON as people keep it: with comments, trailing commas, and several documents one after the other. */
public final class EcsJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** CodeDeploy's appspec and CloudFormation's templates are YAML as a rule. */
    private static final Pattern YAML = Pattern.compile("(?m)^Resources:\\s*(#.*)?$");

    private EcsJson() {}

    /**
     * The documents of a text, in order.
     *
     * @throws UnreadableException with line and column, if it is not JSON
     */
    public static List<JsonNode> read(String text) throws UnreadableException {
        if (isYaml(text)) {
            return List.of(yaml(text));
        }
        List<JsonNode> documents = new ArrayList<>();
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = MAPPER.createParser(json)) {
            while (parser.nextToken() != null) {
                documents.add(parser.readValueAs(JsonNode.class));
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableException(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return documents;
    }

    /** Whether it is one of AWS's documents in YAML. */
    public static boolean isYaml(String text) {
        return YAML.matcher(text).find();
    }

    private static JsonNode yaml(String text) throws UnreadableException {
        try {
            return TaggedYaml.read(text);
        } catch (YAMLException e) {
            throw new UnreadableException(e);
        }
    }

    /** The text is not JSON. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnreadableException(JsonProcessingException cause) {
            super(describe(cause), cause);
        }

        private UnreadableException(YAMLException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }

        private static String describe(JsonProcessingException cause) {
            var location = cause.getLocation();
            String where = location == null
                    ? ""
                    : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
            return where + cause.getOriginalMessage();
        }
    }
}

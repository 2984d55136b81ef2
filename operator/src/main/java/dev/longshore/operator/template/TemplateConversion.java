package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Converts the resources of templates of CloudFormation. */
public final class TemplateConversion {
    private final Converter converter;
    private final Map<String, String> given;

    /**
     * Conversion with what templates do not tell themselves.
     *
     * @param given values by the names of parameters, pseudo parameters, exports, and of resources ({@code Subnet}, {@code Role.Arn})
     */
    public TemplateConversion(Converter converter, Map<String, String> given) {
        this.converter = converter;
        this.given = Map.copyOf(given);
    }

    /** Whether a document is a template. */
    public static boolean is(JsonNode json) {
        return Template.is(json);
    }

    /** Object by object; first what is not converted. */
    public List<Conversion> each(JsonNode json) {
        var template = new Template(json);
        List<Conversion> each = new ArrayList<>();
        each.add(new Conversion("", List.of(), List.of(), notConverted(template)));
        json.path("Resources").properties().stream()
                .filter(resource ->
                        Resources.isConverted(resource.getValue().path("Type").asText("")))
                .forEach(resource -> each.addAll(resource(template, resource.getKey())));
        return each;
    }

    private List<Conversion> resource(Template template, String id) {
        String path = "Resources." + id;
        String type = template.type(id);
        var findings = new Findings();
        var evaluation = new Evaluation(template, given, findings);
        String condition = template.resource(id).path("Condition").asText("");
        if (!condition.isEmpty() && !evaluation.holds(condition, path)) {
            findings.note("", type + " is left out: its condition " + condition + " does not hold");
            return List.of(conversion(path, findings));
        }
        String properties = path + ".Properties";
        JsonNode value =
                evaluation.value(Resources.read(type, template.resource(id).path("Properties")), properties);
        ObjectNode filled = value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        if (!findings.problems().isEmpty()) {
            return List.of(conversion(path, findings));
        }
        return Resources.shape(type, ResourceNames.madeUp(id), filled).stream()
                .flatMap(shape -> converter.each(shape, properties).stream())
                .filter(one -> !one.manifests().isEmpty()
                        || !one.problems().isEmpty()
                        || !one.notes().isEmpty())
                .map(one -> with(findings, one))
                .toList();
    }

    /** A template's path is that of its document, where the API's fields have small letters. */
    private static Conversion with(Findings findings, Conversion one) {
        return new Conversion(
                one.path(),
                one.manifests(),
                one.problems(),
                Stream.concat(findings.notes().stream(), one.notes().stream()).toList());
    }

    private static Conversion conversion(String path, Findings findings) {
        return new Conversion(path, List.of(), findings.problems(), findings.notes());
    }

    private static List<Note> notConverted(Template template) {
        SortedMap<String, List<String>> byType = new TreeMap<>();
        List<Note> notes = new ArrayList<>();
        template.json().path("Resources").properties().forEach(resource -> {
            String type = resource.getValue().path("Type").asText("");
            if (!Resources.isConverted(type)) {
                byType.computeIfAbsent(type, any -> new ArrayList<>()).add(resource.getKey());
            }
        });
        byType.forEach((type, ids) ->
                notes.add(new Note("Resources", "not converted: " + type + " (" + String.join(", ", ids) + ")")));
        if (template.json().has("Transform")) {
            notes.add(new Note(
                    Note.Weight.BY_HAND,
                    "Transform",
                    "nothing transforms the template here: convert the processed one"));
        }
        return notes;
    }
}

package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A target group as ELBv2 takes and describes it: its fields begin with capitals there. */
final class TargetGroupConversion {
    private final SpecConversion conversion;

    TargetGroupConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        decapitalize(json);
        if (json.has("targetGroupName")) {
            json.set("name", json.remove("targetGroupName"));
        }
        conversion.drop(ReadOnlyFields.of(TargetGroupSpec.class));
        String name = json.path("name").asText("");
        if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            conversion.problem(
                    "Name", "A target group's name has at most 32 letters, digits and hyphens, but was '" + name + "'");
            return Optional.empty();
        }
        if (!json.has("attributes")) {
            conversion.note(
                    "",
                    "describe-target-groups prints no attributes: the deregistration delay is ELB's default of 300 s; "
                            + "add what 'aws elbv2 describe-target-group-attributes' prints");
        }
        return conversion
                .read(TargetGroupSpec.class, spec -> List.of(), IgnoredFields::of)
                .map(spec -> new Manifest("TargetGroup", Slug.of(name), SpecConversion.write(spec)));
    }

    /** {@code healthCheckPath} for {@code HealthCheckPath}, at every level. */
    private static void decapitalize(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String name = field.getKey();
                object.remove(name);
                object.set(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), field.getValue());
            }
        }
        node.forEach(TargetGroupConversion::decapitalize);
    }
}

package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.EventRuleSpec;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.events.RuleFields;
import dev.longshore.operator.events.RuleRun;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule of EventBridge: put-rule input or describe-rule output, with the Targets of put-targets or list-targets-by-rule in it. */
final class RuleConversion {
    private static final Set<String> READ_ONLY = Set.of("arn", "createdBy", "managedBy", "rule");

    private final SpecConversion conversion;

    RuleConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        conversion.drop(READ_ONLY);
        String name = conversion.json().path("name").asText("");
        if (name.isEmpty()) {
            conversion.problem("name", "A rule must have a name.");
            return Optional.empty();
        }
        ArrayNode kept = conversion.json().arrayNode();
        JsonNode targets = conversion.json().path("targets");
        for (int index = 0; index < targets.size(); index++) {
            if (targets.get(index) instanceof ObjectNode target) {
                String path = "targets[" + index + "]";
                if (TargetConversion.isEcs(target)) {
                    TargetConversion.change(conversion, path, target);
                    kept.add(target);
                } else {
                    conversion.note(path, "left out: " + TargetConversion.other(target));
                }
            }
        }
        if (kept.isEmpty()) {
            conversion.problem(
                    "targets",
                    "None of the targets is an ECS cluster. Only rules that run ECS tasks have a kind here.");
            return Optional.empty();
        }
        conversion.json().set("targets", kept);
        return conversion
                .read(
                        EventRuleSpec.class,
                        spec -> RuleFields.of(rule(name, spec)).problems(),
                        spec -> RuleRun.ignored(rule(name, spec)))
                .map(spec -> new Manifest("EventRule", Slug.of(name), SpecConversion.write(spec)));
    }

    private static EventRule rule(String name, EventRuleSpec spec) {
        EventRule rule = new EventRule();
        rule.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("")
                .withUid("")
                .build());
        rule.setSpec(spec);
        return rule;
    }
}

package dev.longshore.operator.convert;

import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Optional;

/** A task definition, registered or to be registered. */
final class TaskDefinitionConversion {
    private final SpecConversion conversion;

    TaskDefinitionConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        conversion.drop(ReadOnlyFields.of(TaskDefinitionSpec.class));
        String family = conversion.json().path("family").asText("");
        if (family.isEmpty()) {
            conversion.problem("family", "Family should not be null or empty.");
        }
        return conversion
                .read(TaskDefinitionSpec.class, DefinitionRules::check, IgnoredFields::of)
                .filter(spec -> !family.isEmpty())
                .map(spec -> new Manifest("TaskDefinition", Slug.of(family), SpecConversion.write(spec)));
    }
}

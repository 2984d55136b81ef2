package dev.longshore.operator.convert;

import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Optional;

/** The input of run-task or start-task; a Task of that name is one run of it. */
final class TaskConversion {
    private static final int MOST_TASKS = 10;

    private final SpecConversion conversion;

    TaskConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        References.cluster(conversion, "cluster");
        References.taskDefinition(conversion);
        if (conversion.json().has("containerInstances")) {
            conversion.note("containerInstances", "must name nodes of the Kubernetes cluster here");
        }
        String family = conversion.json().path("taskDefinition").asText("");
        if (family.isEmpty()) {
            conversion.problem("taskDefinition", "TaskDefinition cannot be empty.");
            return Optional.empty();
        }
        return conversion
                .read(TaskSpec.class, TaskConversion::check, IgnoredFields::of)
                .map(spec -> new Manifest("Task", Slug.of(family), SpecConversion.write(spec)));
    }

    private static List<Problem> check(TaskSpec spec) {
        Integer count = spec.count();
        return count == null || (count >= 1 && count <= MOST_TASKS)
                ? List.of()
                : List.of(
                        new Problem("spec.count", "count cannot be greater than 10 or less than 1, but was " + count));
    }
}

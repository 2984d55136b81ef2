package dev.longshore.operator.convert;

import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;

/** Puts references to other objects into the form that they have here. */
final class References {
    private References() {}

    /** Revisions are numbered anew here: a reference to a revision becomes one to the family, and a note says so. */
    static void taskDefinition(SpecConversion conversion) {
        String given = conversion.json().path("taskDefinition").asText("");
        if (given.isEmpty()) {
            return;
        }
        var reference = Reference.parse(given);
        if (reference.revision().isPresent()) {
            conversion.note(
                    "taskDefinition",
                    "follows the newest revision of '" + reference.family()
                            + "', since revisions are numbered anew here; in ECS it was revision "
                            + reference.revision().getAsLong());
        }
        conversion.json().put("taskDefinition", reference.family());
    }

    /** A Cluster has no other name than its Kubernetes name. */
    static void cluster(SpecConversion conversion, String field) {
        String given = conversion.json().path(field).asText("");
        conversion.json().remove(field);
        if (!given.isEmpty()) {
            conversion.json().put("cluster", Slug.of(Arn.lastSegment(given)));
        }
    }
}

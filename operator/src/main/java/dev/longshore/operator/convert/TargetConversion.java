package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;

/** The target of a schedule or a rule: an ECS cluster, and what is started there. */
final class TargetConversion {
    private TargetConversion() {}

    static boolean isEcs(ObjectNode target) {
        return target.path("ecsParameters").isObject();
    }

    /** What a target is that starts no ECS tasks. */
    static String other(ObjectNode target) {
        return "The target is no ECS cluster, but " + target.path("arn").asText("not given") + ".";
    }

    /** A Cluster goes by its name; revisions are numbered anew here, so that the newest is started. */
    static void change(SpecConversion conversion, String path, ObjectNode target) {
        target.put("arn", Slug.of(Arn.lastSegment(target.path("arn").asText("default"))));
        ObjectNode parameters = (ObjectNode) target.path("ecsParameters");
        Reference reference =
                Reference.parse(parameters.path("taskDefinitionArn").asText(""));
        if (reference.revision().isPresent()) {
            conversion.note(
                    path + ".ecsParameters.taskDefinitionArn",
                    "starts the newest revision of '" + reference.family()
                            + "', since revisions are numbered anew here; in ECS it was revision "
                            + reference.revision().getAsLong());
        }
        parameters.put("taskDefinitionArn", reference.family());
    }
}

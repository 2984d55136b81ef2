package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service: to be created, to be updated, or as ECS describes it. */
final class ServiceConversion {
    private static final Set<String> VERBS = Set.of("forceNewDeployment");

    private final SpecConversion conversion;

    ServiceConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        References.cluster(conversion, json.has("clusterArn") ? "clusterArn" : "cluster");
        References.taskDefinition(conversion);
        nameUpdated(json);
        noteStatus(json);
        conversion.drop(ReadOnlyFields.of(ServiceSpec.class));
        String name = json.path("serviceName").asText("");
        if (!name.matches("[a-zA-Z0-9\\-_]{1,255}")) {
            conversion.problem(
                    "serviceName",
                    "Invalid request provided: ServiceName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was '" + name
                            + "'");
            return Optional.empty();
        }
        return conversion
                .read(ServiceSpec.class, ServiceRules::check, IgnoredFields::of)
                .map(spec -> new Manifest("Service", Slug.of(name), SpecConversion.write(spec)));
    }

    /** update-service names the service by {@code service} and leaves out what stays. */
    private void nameUpdated(ObjectNode json) {
        if (!json.path("service").isTextual()) {
            return;
        }
        json.put("serviceName", Arn.lastSegment(json.remove("service").asText()));
        conversion.note(
                "service",
                "update-service input names only what changes: apply it with 'kubectl apply --server-side' on the existing Service");
        if (!Cleaning.drop(json, VERBS).isEmpty()) {
            conversion.note(
                    "forceNewDeployment",
                    "left out: to force a deployment, change the annotation ecs.longshore.dev/forceNewDeploymentAt");
        }
    }

    private void noteStatus(ObjectNode json) {
        String status = json.path("status").asText("ACTIVE");
        if (!status.equals("ACTIVE")) {
            conversion.note("status", "the service was " + status + " in ECS; applied here, it will be active");
        }
    }
}

package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cluster; its instances are the nodes that carry its label, which no ECS document can tell. */
final class ClusterConversion {
    private static final Set<String> READ_ONLY = Set.of(
            "clusterArn",
            "status",
            "registeredContainerInstancesCount",
            "runningTasksCount",
            "pendingTasksCount",
            "activeServicesCount",
            "statistics",
            "attachments",
            "attachmentsStatus");

    private final SpecConversion conversion;

    ClusterConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        String name = json.path("clusterName").asText("");
        if (!name.matches("[a-zA-Z0-9\\-_]{1,255}")) {
            conversion.problem(
                    "clusterName",
                    "Invalid request retrieving cluster: ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was '"
                            + name + "'");
            return Optional.empty();
        }
        json.remove("clusterName");
        conversion.drop(READ_ONLY);
        String slug = Slug.of(name);
        if (!slug.equals(name)) {
            conversion.note(
                    "clusterName",
                    "the Cluster is called '" + slug + "' here, as Kubernetes names are; references are changed alike");
        }
        conversion.note("", "its container instances are the nodes labelled ecs.longshore.dev/cluster=" + slug);
        return conversion
                .read(ClusterSpec.class, spec -> List.of(), spec -> List.of())
                .map(spec -> new Manifest("Cluster", slug, SpecConversion.write(spec)));
    }
}

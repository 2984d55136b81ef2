package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster; its instances are the nodes that carry its label, which no ECS document can tell. */
final class ClusterConversion {
    /** Fields that are kept and do nothing; the rest of a Cluster is acted on. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.of(
            "settings", "the operator serves its metrics whatever Container Insights is set to",
            "configuration", "kubectl exec takes the place of ECS Exec, and volumes are the Kubernetes cluster's",
            "serviceConnectDefaults", "name the namespace in each service's serviceConnectConfiguration");

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
        conversion.drop(ReadOnlyFields.of(ClusterSpec.class));
        String slug = Slug.of(name);
        if (!slug.equals(name)) {
            conversion.note(
                    "clusterName",
                    "the Cluster is called '" + slug + "' here, as Kubernetes names are; references are changed alike");
        }
        conversion.hand("", "its container instances are the nodes labelled ecs.longshore.dev/cluster=" + slug);
        return conversion
                .read(ClusterSpec.class, spec -> List.of(), spec -> ignored())
                .map(spec -> new Manifest("Cluster", slug, SpecConversion.write(spec)));
    }

    private List<Ignored> ignored() {
        return WITHOUT_EFFECT.keySet().stream()
                .sorted()
                .filter(conversion.json()::has)
                .map(field -> new Ignored(field, String.valueOf(WITHOUT_EFFECT.get(field))))
                .toList();
    }
}

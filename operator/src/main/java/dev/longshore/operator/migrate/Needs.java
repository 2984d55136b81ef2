package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.pod.PodPolicy;
import java.util.List;
import java.util.stream.Stream;

/** What tasks need that only a Cluster's owner can give: permissions, and nodes for Fargate. No document of ECS names them. */
final class Needs {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PodPolicy NOTHING_ALLOWED =
            PodPolicy.of(ClusterSpec.builder().build(), ServerFeatures.NEWEST);
    private static final String FARGATE = "FARGATE";

    private Needs() {}

    static List<String> of(List<Manifest> manifests) {
        return Stream.concat(manifests.stream().flatMap(Needs::permissions), fargate(manifests))
                .toList();
    }

    private static Stream<String> permissions(Manifest manifest) {
        if (!manifest.kind().equals("TaskDefinition")) {
            return Stream.empty();
        }
        TaskDefinitionSpec spec = JSON.convertValue(manifest.spec(), TaskDefinitionSpec.class);
        return NOTHING_ALLOWED.refusals(spec, access -> true).stream()
                .map(refusal -> Outcome.label(manifest) + " " + refusal);
    }

    private static Stream<String> fargate(List<Manifest> manifests) {
        List<String> users = manifests.stream()
                .filter(manifest -> runsOnFargate(manifest.spec()))
                .map(Outcome::label)
                .toList();
        return users.isEmpty()
                ? Stream.empty()
                : Stream.of("Fargate's tasks run on the nodes of the Cluster's `fargateSelector`, which is to be set: "
                        + String.join(", ", users));
    }

    private static boolean runsOnFargate(JsonNode spec) {
        return spec.path("launchType").asText("").equals(FARGATE)
                || Stream.of("capacityProviderStrategy", "defaultCapacityProviderStrategy")
                        .anyMatch(strategy -> spec.path(strategy).findValuesAsText("capacityProvider").stream()
                                .anyMatch(provider -> provider.startsWith(FARGATE)));
    }
}

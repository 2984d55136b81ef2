package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What AWS prints apart and belongs into another object here: it waits until all documents are read. */
final class Parts {
    private static final Set<String> READ_ONLY =
            Set.of("creationTime", "resourceId", "scalableDimension", "scheduledActionARN", "serviceNamespace");
    private static final List<String> CAPACITY = List.of("capacityProviders", "defaultCapacityProviderStrategy");

    private final List<Found> actions = new ArrayList<>();
    private final List<Found> capacities = new ArrayList<>();
    private final GroupBounds groups = new GroupBounds();

    void add(Found found) {
        switch (found.shape()) {
            case SCHEDULED_ACTION -> actions.add(found);
            case AUTO_SCALING_GROUP, CAPACITY_PROVIDER -> groups.add(found);
            default -> capacities.add(found);
        }
    }

    /** Puts all parts into the manifests of their objects. */
    List<Problem> into(List<Manifest> manifests) {
        List<Problem> problems = new ArrayList<>();
        actions.forEach(action -> schedule(action, manifests, problems));
        capacities.forEach(capacity -> associate(capacity, manifests, problems));
        groups.into(specs(manifests, "CapacityProvider"));
        return problems;
    }

    private static void schedule(Found found, List<Manifest> manifests, List<Problem> problems) {
        ObjectNode action = Cleaning.copy(Decapitalized.of(found.json()));
        String resource = ScalingReferences.resource(action.path("resourceId").asText());
        Cleaning.drop(action, READ_ONLY);
        List<ObjectNode> targets = specs(manifests, "ScalableTarget").stream()
                .filter(spec -> spec.path("resourceId").asText().equals(resource))
                .toList();
        if (targets.isEmpty()) {
            problems.add(new Problem(
                    label(found),
                    "The scheduled action '"
                            + action.path("scheduledActionName").asText() + "' belongs to the"
                            + " ScalableTarget of " + resource
                            + ", which is not in these documents. Convert the output of"
                            + " 'aws application-autoscaling describe-scalable-targets' as well."));
        }
        for (ObjectNode target : targets) {
            target.withArray("scheduledActions").add(action);
            List<Problem> wrong = new ArrayList<>();
            TypedSpec.read(target, ScalableTargetSpec.class, wrong)
                    .map(ScalableTargetConversion::check)
                    .ifPresent(wrong::addAll);
            wrong.forEach(problem ->
                    problems.add(new Problem(label(found), problem.under("").toString())));
        }
    }

    private static void associate(Found found, List<Manifest> manifests, List<Problem> problems) {
        String cluster = Slug.of(Arn.lastSegment(found.json().path("cluster").asText()));
        List<ObjectNode> clusters = manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals("Cluster") && manifest.name().equals(cluster))
                .map(Manifest::spec)
                .toList();
        if (clusters.isEmpty()) {
            problems.add(new Problem(
                    label(found),
                    "These capacity providers belong to Cluster '" + cluster + "', which is not in these documents."
                            + " Convert the output of 'aws ecs describe-clusters' as well."));
        }
        clusters.forEach(
                spec -> CAPACITY.forEach(field -> spec.set(field, found.json().path(field))));
    }

    private static List<ObjectNode> specs(List<Manifest> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .map(Manifest::spec)
                .toList();
    }

    private static String label(Found found) {
        return found.path().isEmpty() ? "$" : found.path();
    }
}

package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.placement.PlacementFields;
import dev.longshore.operator.pod.PodPolicy;
import dev.longshore.operator.watch.Selectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a service or task refers to: found, or ECS's word for what is wrong. */
sealed interface Resolution {

    /**
     * Everything is there and allowed.
     *
     * @param rules which instances the tasks may have, and which they prefer
     */
    record Found(Cluster cluster, Revision revision, PodPolicy policy, PlacementRules rules) implements Resolution {
        String clusterName() {
            return cluster.getMetadata().getName();
        }
    }

    /**
     * Something is not.
     *
     * @param reason CamelCase, ECS's exception where it has one
     */
    record Missing(String reason, String message) implements Resolution {}

    /** ECS's name for a cluster that is not named. */
    static String clusterName(@Nullable String given) {
        return given == null || given.isEmpty() ? "default" : Arn.lastSegment(given);
    }

    static Resolution of(
            Watches watches,
            boolean podLevelResources,
            String namespace,
            @Nullable String clusterName,
            @Nullable String taskDefinition,
            Function<TaskDefinitionSpec, PlacementFields> placement) {
        String name = clusterName(clusterName);
        Optional<Cluster> cluster = watches.clusters().get("", name);
        if (cluster.isEmpty() || cluster.get().isMarkedForDeletion()) {
            return new Missing(
                    "ClusterNotFound", "Cluster not found. There is no Cluster \"" + name + "\" that is ACTIVE.");
        }
        ClusterSpec spec = cluster.get().getSpec();
        if (!open(watches, spec.namespaces(), namespace)) {
            return new Missing(
                    "AccessDenied",
                    "spec.namespaces of Cluster \"" + name + "\" does not let in namespace \"" + namespace + "\".");
        }
        if (taskDefinition == null || taskDefinition.isEmpty()) {
            return new Missing("TaskDefinitionNotFound", "spec.taskDefinition is missing.");
        }
        Optional<Revision> revision = watches.revisions().find(namespace, Reference.parse(taskDefinition));
        if (revision.isEmpty()) {
            return new Missing(
                    "TaskDefinitionNotFound",
                    "TaskDefinition not found. No valid revision \"" + taskDefinition + "\" is recorded in namespace \""
                            + namespace + "\".");
        }
        PodPolicy policy = PodPolicy.of(spec, podLevelResources);
        List<String> refusals = policy.refusals(revision.get().spec());
        if (!refusals.isEmpty()) {
            return new Missing("NotAllowed", String.join("; ", refusals));
        }
        PlacementFields fields = placement.apply(revision.get().spec());
        return fields.problems().isEmpty()
                ? new Found(cluster.get(), revision.get(), policy, fields.rules())
                : new Missing(
                        "InvalidParameterException",
                        fields.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }

    private static boolean open(Watches watches, @Nullable NamespaceAccess access, String namespace) {
        if (access == null || access.names().contains(namespace)) {
            return true;
        }
        Map<String, String> labels = watches.namespaces()
                .get("", namespace)
                .map(n -> n.getMetadata().getLabels())
                .orElse(Map.of());
        return access.selector() != null && Selectors.matches(access.selector(), labels);
    }
}

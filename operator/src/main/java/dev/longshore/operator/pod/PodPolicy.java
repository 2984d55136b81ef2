package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Optional;

/**
 * What a Cluster gives its pods, and what they may ask for.
 *
 * @param imagePullPolicy Kubernetes' word; empty for Kubernetes' own default
 * @param podLevelResources whether this Kubernetes knows resources of a whole pod (1.34 and later)
 */
public record PodPolicy(
        List<Toleration> tolerations,
        Optional<String> imagePullPolicy,
        Optional<WorkloadPermissions> allow,
        boolean podLevelResources) {

    public static PodPolicy of(ClusterSpec cluster, boolean podLevelResources) {
        Optional<String> pull = Optional.ofNullable(cluster.imagePullPolicy()).map(policy -> switch (policy) {
            case ALWAYS -> "Always";
            case IF_NOT_PRESENT -> "IfNotPresent";
            case NEVER -> "Never";
        });
        return new PodPolicy(cluster.tolerations(), pull, Optional.ofNullable(cluster.allow()), podLevelResources);
    }

    /** The requests of a definition that the Cluster does not allow, each with its field path; empty if all is well. */
    public List<String> refusals(TaskDefinitionSpec definition) {
        return new PodPermissions(
                        allow.orElseGet(() -> WorkloadPermissions.builder().build()))
                .refusals(definition);
    }
}

package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.operator.definition.ServerFeatures;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a Cluster gives its pods, and what they may ask for.
 *
 * @param imagePullPolicy Kubernetes' word; empty for Kubernetes' own default
 * @param server what this Kubernetes can do
 * @param added the images by which pods do what Kubernetes has no field for
 */
public record PodPolicy(
        List<Toleration> tolerations,
        Optional<String> imagePullPolicy,
        Optional<WorkloadPermissions> allow,
        ServerFeatures server,
        AddedImages added) {
    /** A directory that a Cluster may allow for volumes that outlive tasks; where no Cluster is asked it is shown. */
    static final String SHARED_VOLUMES = "/var/lib/longshore/volumes";

    public static PodPolicy of(ClusterSpec cluster, ServerFeatures server) {
        Optional<String> pull = Optional.ofNullable(cluster.imagePullPolicy()).map(policy -> switch (policy) {
            case ALWAYS -> "Always";
            case IF_NOT_PRESENT -> "IfNotPresent";
            case NEVER -> "Never";
        });
        return new PodPolicy(
                cluster.tolerations(), pull, Optional.ofNullable(cluster.allow()), server, AddedImages.of(cluster));
    }

    /** The directory of the nodes under which Docker volumes of scope shared are. */
    String sharedVolumes() {
        return allow.map(WorkloadPermissions::sharedVolumes)
                .map(path -> path.replaceAll("/+$", ""))
                .orElse(SHARED_VOLUMES);
    }

    /**
     * The requests of a definition that the Cluster does not allow, each with its field path; empty if all is well.
     *
     * @param includesNamespace whether the namespace of the task is one of these
     */
    public List<String> refusals(TaskDefinitionSpec definition, Predicate<NamespaceAccess> includesNamespace) {
        WorkloadPermissions permissions =
                allow.orElseGet(() -> WorkloadPermissions.builder().build());
        List<String> refusals = new ArrayList<>(new PodPermissions(permissions).refusals(definition));
        new RolePermissions(permissions.taskRoles(), includesNamespace)
                .refusal(definition)
                .ifPresent(refusals::add);
        return List.copyOf(refusals);
    }
}

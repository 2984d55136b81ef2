package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.watch.ObservedNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Tells a group which of its machines goes when it shrinks: by an annotation of the node, and where the node is one of Cluster API's by the
 * annotation of its Machine that Cluster API goes by.
 */
public final class Machines {
    private static final String CLUSTER_API = "cluster.x-k8s.io/";
    private static final String DELETE = CLUSTER_API + "delete-machine";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;

    /** Marks with this client's rights. */
    public Machines(KubernetesClient client) {
        this.client = client;
    }

    /** Whether the node has been marked. */
    public static boolean isMarked(ObservedNode node) {
        return node.annotations().containsKey(Annotations.DELETE_MACHINE);
    }

    /** Marks the node's machine as the next to go, and the node last: what is marked is marked altogether. */
    public void mark(ScaleTargetReference group, ObservedNode node) {
        machine(group, node).ifPresent(machine -> annotate(machine, DELETE));
        annotate(
                new NodeBuilder()
                        .withNewMetadata()
                        .withName(node.name())
                        .endMetadata()
                        .build(),
                Annotations.DELETE_MACHINE);
    }

    private static Optional<HasMetadata> machine(ScaleTargetReference group, ObservedNode node) {
        String name = node.annotations().get(CLUSTER_API + "machine");
        String namespace = node.annotations().get(CLUSTER_API + "cluster-namespace");
        if (!group.apiVersion().startsWith(CLUSTER_API) || name == null || namespace == null) {
            return Optional.empty();
        }
        return Optional.of(new GenericKubernetesResourceBuilder()
                .withApiVersion(group.apiVersion())
                .withKind("Machine")
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build());
    }

    private void annotate(HasMetadata object, String annotation) {
        try {
            client.resource(object).patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"true\"}}}");
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }
}

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
 * Tells a group which of its machines goes when it shrinks: by an annotation of the node; where the node is one of Cluster API's by the
 * annotation of its Machine that Cluster API goes by; and where it is one of Karpenter's, which has no such annotation, by deleting its
 * NodeClaim.
 */
public final class Machines {
    private static final String CLUSTER_API = "cluster.x-k8s.io/";
    private static final String DELETE = CLUSTER_API + "delete-machine";
    private static final String KARPENTER = "karpenter.sh/";
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
    public void mark(ScaleTargetReference group, ObservedNode node) throws ScaleTargets.UnusableException {
        Optional<HasMetadata> machine = machine(group, node);
        if (machine.isPresent()) {
            annotate(machine.get(), DELETE);
        }
        Optional<HasMetadata> claim = claim(group, node);
        if (claim.isPresent()) {
            written("delete", claim.get(), () -> client.resource(claim.get()).delete());
        }
        annotate(
                new NodeBuilder()
                        .withNewMetadata()
                        .withName(node.name())
                        .endMetadata()
                        .build(),
                Annotations.DELETE_MACHINE);
    }

    private static Optional<HasMetadata> claim(ScaleTargetReference group, ObservedNode node) {
        return node.nodeClaim()
                .filter(name -> group.apiVersion().startsWith(KARPENTER))
                .map(name -> object(group.apiVersion(), "NodeClaim", name, ""));
    }

    private static Optional<HasMetadata> machine(ScaleTargetReference group, ObservedNode node) {
        String name = node.annotations().get(CLUSTER_API + "machine");
        String namespace = node.annotations().get(CLUSTER_API + "cluster-namespace");
        return !group.apiVersion().startsWith(CLUSTER_API) || name == null || namespace == null
                ? Optional.empty()
                : Optional.of(object(group.apiVersion(), "Machine", name, namespace));
    }

    private static HasMetadata object(String apiVersion, String kind, String name, String namespace) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withNewMetadata()
                .withNamespace(namespace.isEmpty() ? null : namespace)
                .withName(name)
                .endMetadata()
                .build();
    }

    private void annotate(HasMetadata object, String annotation) throws ScaleTargets.UnusableException {
        written(
                "patch",
                object,
                () -> client.resource(object)
                        .patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"true\"}}}"));
    }

    /** What is gone need not be marked. */
    private static void written(String verb, HasMetadata object, Runnable write) throws ScaleTargets.UnusableException {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw new ScaleTargets.UnusableException("the operator cannot " + verb + " " + object.getKind() + " "
                        + object.getMetadata().getName()
                        + ", which is to go: its kind belongs into machines of scaleTargets in the values of the chart. "
                        + ScaleTargets.said(e));
            }
        }
    }
}

package dev.longshore.operator.controller.cluster;

import dev.longshore.ecs.v1alpha1.Attribute;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.ContainerInstanceSpec;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.node.NodeInstance;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.Selectors;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The nodes that a Cluster selects, and the ContainerInstances that stand for them. */
public final class ClusterNodes {
    /** What holds a ContainerInstance that people delete until its node is marked. */
    static final String FINALIZER = Labels.PREFIX + "containerinstance";

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final Watches watches;
    private final Providers providers;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Reads nodes from the shared watches; adopts by the client. */
    public ClusterNodes(KubernetesClient client, Watches watches) {
        this.client = client;
        this.watches = watches;
        this.providers = new Providers(watches.capacityProviders());
    }

    /** The nodes that the Cluster selects, by name. */
    public Map<String, ObservedNode> of(Cluster cluster) {
        return watches.nodes().all().stream()
                .filter(node -> selects(cluster, node))
                .collect(Collectors.toMap(ObservedNode::name, Function.identity()));
    }

    /** Whether a Cluster's selector takes this node. */
    public static boolean selects(Cluster cluster, ObservedNode node) {
        String name = cluster.getMetadata().getName();
        if (name.equals(node.annotations().get(Annotations.DEREGISTERED_FROM))) {
            return false;
        }
        if (isForFargate(cluster, node)) {
            return false;
        }
        LabelSelector selector = Optional.ofNullable(cluster.getSpec().containerInstanceSelector())
                .orElseGet(() -> new LabelSelectorBuilder()
                        .addToMatchLabels(Labels.CLUSTER, name)
                        .build());
        return Selectors.matches(selector, node.labels());
    }

    /** Whether the node is one of the Cluster's Fargate nodes, which are no container instances. */
    public static boolean isForFargate(Cluster cluster, ObservedNode node) {
        return Optional.ofNullable(cluster.getSpec().fargateSelector())
                .filter(selector -> Selectors.matches(selector, node.labels()))
                .isPresent();
    }

    /** The Cluster's Fargate nodes. One that is a container instance is none; of several Clusters that ask for it the first has it. */
    public List<Instance> fargate(Cluster cluster) {
        if (cluster.getSpec().fargateSelector() == null) {
            return List.of();
        }
        return watches.nodes().all().stream()
                .filter(node -> isForFargate(cluster, node))
                .filter(node -> watches.instances().get("", node.name()).isEmpty())
                .filter(node -> watches.clusters().all().stream()
                        .filter(other -> isForFargate(other, node))
                        .map(other -> other.getMetadata().getName())
                        .min(Comparator.naturalOrder())
                        .filter(cluster.getMetadata().getName()::equals)
                        .isPresent())
                .map(node -> NodeInstance.fargate(node, cluster.getSpec()))
                .toList();
    }

    /** Whether the node is a container instance of the Cluster or one of its Fargate nodes, or wants to be. */
    static boolean concerns(Cluster cluster, ObservedNode node) {
        return isForFargate(cluster, node) || selects(cluster, node);
    }

    /** Makes the node's ContainerInstance if there is none, whoever's it would be: it is named after the node. */
    void join(Cluster cluster, ObservedNode node) {
        if (watches.instances().get("", node.name()).isPresent()) {
            return;
        }
        ContainerInstance instance = new ContainerInstance();
        instance.setMetadata(new ObjectMetaBuilder()
                .withName(node.name())
                .withFinalizers(FINALIZER)
                .addToLabels(Labels.CLUSTER, cluster.getMetadata().getName())
                .withOwnerReferences(Owners.reference(cluster))
                .build());
        instance.setSpec(ContainerInstanceSpec.builder()
                .cluster(cluster.getMetadata().getName())
                .status(ContainerInstanceRequestedStatus.ACTIVE)
                .build());
        try {
            client.resource(instance).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /** Removes the Cluster's ContainerInstances whose node is gone or selected no more. */
    void removeWithoutNode(Cluster cluster, Map<String, ObservedNode> selected) {
        watches.instances().all().stream()
                .filter(instance -> isOf(cluster, instance))
                .filter(instance -> !selected.containsKey(instance.getMetadata().getName()))
                .filter(instance -> !instance.isMarkedForDeletion())
                .forEach(this::remove);
    }

    /** Without its finalizer, which stands for the wish of people that the node stay out. */
    private void remove(ContainerInstance instance) {
        known.remove(instance.getMetadata().getName());
        try {
            client.resource(instance).patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        client.resource(instance).delete();
    }

    /** Marks the node, so that its Cluster does not take it again until people remove the mark. */
    void deregister(ObservedNode node, String cluster) {
        // Asked by name alone, Fabric8 would read the node first.
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(node.name())
                        .endMetadata()
                        .build())
                .patch(
                        MERGE,
                        Serialization.asJson(Map.of(
                                "metadata", Map.of("annotations", Map.of(Annotations.DEREGISTERED_FROM, cluster)))));
    }

    /** What placement sees of a node; empty while its ContainerInstance is not there or is another Cluster's. */
    public Optional<Instance> instance(Cluster cluster, ObservedNode node) {
        return watches.instances()
                .get("", node.name())
                .filter(instance -> isOf(cluster, instance) && !instance.isMarkedForDeletion())
                .map(instance -> known.compute(
                                node.name(),
                                (name, before) -> Known.of(
                                        node,
                                        instance,
                                        cluster,
                                        providers.of(cluster.getSpec(), node),
                                        Optional.ofNullable(before)))
                        .result());
    }

    /** What an instance was read from, and the instance: most looks at a Cluster find nothing new on most nodes. */
    private record Known(ObservedNode node, ContainerInstanceSpec spec, ClusterSpec cluster, Instance result) {
        static Known of(
                ObservedNode node,
                ContainerInstance instance,
                Cluster cluster,
                String provider,
                Optional<Known> before) {
            return before.filter(known -> known.node.equals(node)
                            && known.spec.equals(instance.getSpec())
                            && known.cluster.equals(cluster.getSpec())
                            && known.result.capacityProvider().equals(provider))
                    .orElseGet(() -> new Known(
                            node,
                            instance.getSpec(),
                            cluster.getSpec(),
                            NodeInstance.of(
                                    node, status(instance), attributes(instance), cluster.getSpec(), provider)));
        }
    }

    private static boolean isOf(Cluster cluster, ContainerInstance instance) {
        return instance.getSpec().cluster().equals(cluster.getMetadata().getName());
    }

    private static InstanceStatus status(ContainerInstance instance) {
        return instance.getSpec().status() == ContainerInstanceRequestedStatus.DRAINING
                ? InstanceStatus.DRAINING
                : InstanceStatus.ACTIVE;
    }

    private static Map<String, String> attributes(ContainerInstance instance) {
        return instance.getSpec().attributes().stream()
                .collect(Collectors.toMap(
                        Attribute::name,
                        attribute -> Objects.requireNonNullElse(attribute.value(), ""),
                        (first, second) -> second));
    }
}

package dev.longshore.operator.controller.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.CapacityProviderStrategyItem;
import dev.longshore.ecs.v1alpha1.ManagedScaling;
import dev.longshore.ecs.v1alpha1.ManagedScalingMode;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.local.group.NodeGroups;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Node groups and capacity providers of one sandbox; both have its name, and go with the test. */
public final class Groups implements AutoCloseable {
    private final Sandbox ecs;
    private final String name;

    /** Words for the groups of this sandbox. */
    public Groups(Sandbox ecs) {
        this.ecs = ecs;
        this.name = ecs.name();
    }

    /** A group of nodes that join the sandbox's Cluster and its provider. */
    public void group(boolean simulated, int replicas) {
        // By its context: discovery tells of a new kind a moment after it is served.
        ecs.client()
                .genericKubernetesResources(NodeGroups.KIND)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("local.longshore.dev/v1")
                        .withKind("NodeGroup")
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec",
                                Map.of(
                                        "replicas",
                                        replicas,
                                        "simulated",
                                        simulated,
                                        "labels",
                                        Map.of(Labels.CLUSTER, name, Labels.CAPACITY_PROVIDER, name)))
                        .build())
                .create();
        ecs.eventually(() -> assertThat(nodes()).hasSize(replicas));
        nodes().forEach(node -> ecs.nodes().awaitReached(node.getMetadata().getName()));
    }

    /** A provider that decides at once, and lets go after three quiet seconds. */
    public static ManagedScaling quick() {
        return ManagedScaling.builder()
                .mode(ManagedScalingMode.FAST)
                .periodSeconds(1)
                .scaleInPeriods(3)
                .instanceWarmupPeriod(0)
                .build();
    }

    /** The group as a provider's group, of up to so many nodes. */
    public AutoScalingGroupProvider.AutoScalingGroupProviderBuilder upTo(int maxSize) {
        return AutoScalingGroupProvider.builder()
                .maxSize(maxSize)
                .managedScaling(quick())
                .scaleTargetRef(ScaleTargetReference.builder()
                        .apiVersion("local.longshore.dev/v1")
                        .kind("NodeGroup")
                        .name(name)
                        .build());
    }

    /** Makes the provider and gives it to the sandbox's Cluster, whose services use it unless they say otherwise. */
    public void provide(AutoScalingGroupProvider group) {
        CapacityProvider provider = new CapacityProvider();
        provider.setMetadata(new ObjectMetaBuilder().withName(name).build());
        provider.setSpec(
                CapacityProviderSpec.builder().autoScalingGroupProvider(group).build());
        ecs.client().resource(provider).create();
        ecs.configure(cluster ->
                cluster.capacityProviders(List.of(name)).defaultCapacityProviderStrategy(List.of(item(name, 0, 1))));
    }

    /** An item of a strategy. */
    public static CapacityProviderStrategyItem item(String provider, int base, int weight) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(provider)
                .base(base)
                .weight(weight)
                .build();
    }

    /** The provider. */
    public Resource<CapacityProvider> provider() {
        return ecs.client().resources(CapacityProvider.class).withName(name);
    }

    /** What the provider says. */
    public CapacityProviderStatus status() {
        return Objects.requireNonNull(Sandbox.read(provider()).getStatus(), "no status yet");
    }

    /** The group's nodes. */
    public List<Node> nodes() {
        return ecs.client()
                .nodes()
                .withLabel(Labels.CAPACITY_PROVIDER, name)
                .list()
                .getItems();
    }

    /** How many nodes the group is asked to have. */
    public int replicas() {
        GenericKubernetesResource group = Sandbox.read(
                ecs.client().genericKubernetesResources(NodeGroups.KIND).withName(name));
        return ((Number) Objects.requireNonNull(group.get("spec", "replicas"))).intValue();
    }

    /** What was told of the provider. */
    public List<String> events() {
        return ecs.client().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> name.equals(event.getInvolvedObject().getName())
                        && "CapacityProvider".equals(event.getInvolvedObject().getKind()))
                .map(event -> event.getMessage())
                .toList();
    }

    @Override
    public void close() {
        provider().delete();
        ecs.client().genericKubernetesResources(NodeGroups.KIND).withName(name).delete();
        nodes().forEach(node -> ecs.nodes().remove(node.getMetadata().getName()));
    }
}

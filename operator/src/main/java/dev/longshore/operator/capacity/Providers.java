package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.ManagedScalingStatus;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.ResourceWatch;
import dev.longshore.operator.watch.Selectors;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.Map;
import java.util.Optional;

/** The capacity providers that there are, by the names that ECS has for them. */
public record Providers(ResourceWatch<CapacityProvider> watch) {
    /** The provider of this name; Fargate's two have no object. */
    public Optional<CapacityProvider> find(String name) {
        return watch.all().stream()
                .filter(provider -> ProviderNames.of(provider).equals(name))
                .findFirst();
    }

    /** The first of a Cluster's providers that a node belongs to; empty text if it belongs to none. */
    public String of(ClusterSpec cluster, ObservedNode node) {
        return cluster.capacityProviders().stream()
                .map(ProviderNames::of)
                .filter(name -> !ProviderNames.isFargate(name))
                .filter(name -> Selectors.matches(selector(name), node.labels()))
                .findFirst()
                .orElse("");
    }

    private LabelSelector selector(String name) {
        return find(name)
                .map(provider -> provider.getSpec().autoScalingGroupProvider().instanceSelector())
                .orElseGet(() -> new LabelSelectorBuilder()
                        .addToMatchLabels(Labels.CAPACITY_PROVIDER, name)
                        .build());
    }

    /** Whether tasks without room wait for the provider to grow: the operator makes it so, or an autoscaler does. */
    public boolean grows(String name) {
        return find(name)
                .map(provider -> provider.getSpec().autoScalingGroupProvider())
                .filter(Providers::grows)
                .isPresent();
    }

    /** Whether the group becomes larger when tasks wait. */
    public static boolean grows(AutoScalingGroupProvider group) {
        return scales(group) || group.podDriven() != null;
    }

    /** The labels that a node needs to be one of the provider's, as far as labels alone decide. */
    public static Map<String, String> labels(CapacityProvider provider) {
        LabelSelector selector = provider.getSpec().autoScalingGroupProvider().instanceSelector();
        return selector == null || selector.getMatchLabels() == null
                ? Map.of(Labels.CAPACITY_PROVIDER, ProviderNames.of(provider))
                : selector.getMatchLabels();
    }

    /** Whether Alarms change the size of the group. */
    public static boolean followsAlarms(AutoScalingGroupProvider group) {
        return !scales(group) && !group.scalingPolicies().isEmpty() && group.scaleTargetRef() != null;
    }

    /** Whether the operator changes the size of the group as its tasks need. */
    public static boolean scales(AutoScalingGroupProvider group) {
        return group.managedScaling() != null
                && group.managedScaling().status() != ManagedScalingStatus.DISABLED
                && group.scaleTargetRef() != null;
    }
}

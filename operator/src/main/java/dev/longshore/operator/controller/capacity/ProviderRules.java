package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.operator.capacity.GroupPolicies;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.ScaleSettings;
import dev.longshore.operator.definition.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules of capacity providers that the API server cannot state, or that are younger than an object. */
final class ProviderRules {
    private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

    private ProviderRules() {}

    /** What is wrong, and what to do; empty if nothing is. */
    static Optional<String> problem(CapacityProvider provider, GroupPolicies policies) {
        String name = ProviderNames.of(provider).toLowerCase(Locale.ROOT);
        if (RESERVED.stream().anyMatch(name::startsWith)) {
            return Optional.of("The specified capacity provider name is invalid. Up to 255 characters are allowed,"
                    + " including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be"
                    + " prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name and try again: \""
                    + ProviderNames.of(provider) + "\"; spec.name gives it another than the object's.");
        }
        AutoScalingGroupProvider group = provider.getSpec().autoScalingGroupProvider();
        ManagedScaling settings = ScaleSettings.of(group);
        if (settings.minSize() > settings.maxSize()) {
            return Optional.of("spec.autoScalingGroupProvider.minSize is " + settings.minSize() + " and maxSize "
                    + settings.maxSize() + ": the group could have no size, so it stays as it is");
        }
        return policies.problems().stream().map(Problem::toString).findFirst();
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.metrics.ProviderUse;
import dev.longshore.operator.watch.ResourceWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What managed scaling found of each capacity provider, as CapacityProviderReservation is measured. */
public record ProviderUses(ResourceWatch<CapacityProvider> watch) implements Supplier<List<ProviderUse>> {
    @Override
    public List<ProviderUse> get() {
        return watch.all().stream()
                .filter(provider -> Providers.scales(provider.getSpec().autoScalingGroupProvider()))
                .flatMap(provider -> use(provider).stream())
                .toList();
    }

    private static Optional<ProviderUse> use(CapacityProvider provider) {
        CapacityProviderStatus status = provider.getStatus();
        return status == null || status.cluster() == null || status.capacityProviderReservation() == null
                ? Optional.empty()
                : Optional.of(new ProviderUse(
                        status.cluster(), ProviderNames.of(provider), status.capacityProviderReservation()));
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.InstanceTypeCapacity;
import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.capacity.ProviderNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a provider's instances are like, as its status remembers it while there is none, and after a restart of the operator. */
final class InstanceTypes {
    private InstanceTypes() {}

    /** Those that the status has. */
    static List<InstanceTypeCapacity> remembered(CapacityProvider provider) {
        return Optional.ofNullable(provider.getStatus())
                .map(CapacityProviderStatus::instanceTypes)
                .orElse(List.of());
    }

    /** Those that the status shall have. */
    static List<InstanceTypeCapacity> of(CapacityProvider provider, GroupLook look) {
        return look.members().isEmpty()
                ? remembered(provider)
                : look.sizes().stream()
                        .map(size -> type(size, like(size, look.samples())))
                        .toList();
    }

    private static Optional<Instance> like(InstanceSize size, Collection<Instance> samples) {
        return samples.stream()
                .filter(one -> one.registered().equals(size.room()) && one.maxPods() == size.pods())
                .min(Comparator.comparing(Instance::name));
    }

    private static InstanceTypeCapacity type(InstanceSize size, Optional<Instance> like) {
        Resources room = size.room();
        return InstanceTypeCapacity.builder()
                .cpu(Math.ceilDiv(room.milliCpu() * 1024, 1000))
                .memory(room.memoryBytes() >> 20)
                .gpus(room.gpus())
                .networkInterfaces(room.enis() >= Resources.UNLIMITED / 2 ? null : room.enis())
                .tasks(size.pods())
                .attributes(like.map(InstanceTypes::attributes).orElse(Map.of()))
                .taints(like.map(Instance::untoleratedTaints).orElse(List.of()))
                .build();
    }

    /** Without what is one instance's own. */
    private static Map<String, String> attributes(Instance one) {
        Map<String, String> attributes = new TreeMap<>(one.attributes());
        attributes.keySet().removeAll(List.of(Instance.AVAILABILITY_ZONE, Instance.SUBNET_ID));
        return attributes;
    }

    static InstanceSize size(InstanceTypeCapacity type) {
        return new InstanceSize(
                new Resources(
                        type.cpu() * 1000 / 1024,
                        type.memory() << 20,
                        type.gpus(),
                        Objects.requireNonNullElse(type.networkInterfaces(), Resources.UNLIMITED)),
                type.tasks());
    }

    /** New instances of these types; of one without attributes nobody knows what it would take. */
    static List<Instance> samples(CapacityProvider provider) {
        return remembered(provider).stream()
                .filter(type -> !type.attributes().isEmpty())
                .map(type -> sample(provider, type))
                .toList();
    }

    private static Instance sample(CapacityProvider provider, InstanceTypeCapacity type) {
        InstanceSize size = size(type);
        return Instance.builder("a new instance of " + type.cpu() + "/" + type.memory(), size.room())
                .maxPods(size.pods())
                .attributes(type.attributes())
                .untoleratedTaints(type.taints())
                .capacityProvider(ProviderNames.of(provider))
                .build();
    }
}

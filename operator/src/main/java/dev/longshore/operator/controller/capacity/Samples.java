package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.placement.NewInstance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What new instances of each provider would be like, by those that there are, or were when the group was not empty; after a restart its status says it. */
final class Samples {
    /** Of a large group a few tell enough. */
    private static final int MOST = 20;

    /** By uid of the provider. */
    private final Map<String, List<Instance>> last = new ConcurrentHashMap<>();

    Collection<Instance> of(
            CapacityProvider provider, List<GroupLook.Member> members, Function<GroupLook.Member, InstanceSize> size) {
        String uid = provider.getMetadata().getUid();
        if (!members.isEmpty()) {
            last.put(
                    uid,
                    members.stream()
                            .sorted(Comparator.comparing(
                                    member -> member.instance().name()))
                            .limit(MOST)
                            .map(member -> sample(member, size.apply(member)))
                            .toList());
        }
        return last.computeIfAbsent(uid, unseen -> InstanceTypes.samples(provider));
    }

    void forget(CapacityProvider provider) {
        last.remove(provider.getMetadata().getUid());
    }

    private static Instance sample(GroupLook.Member member, InstanceSize size) {
        return NewInstance.like(member.instance(), size.room(), size.pods());
    }
}

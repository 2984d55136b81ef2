package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.capacity.NeededInstances;
import dev.longshore.engine.capacity.ResourceGroup;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.placeholder.Placeholders;
import dev.longshore.operator.placement.FreshInstances;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.WaitingTasks;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.Watches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Gathers what there is to know of a capacity provider. */
final class GroupLooks {
    private final Watches watches;
    private final PlacementQueues queues;
    private final Predicate<EcsTask> ofDaemon;
    private final Samples samples = new Samples();
    private final InstantSource clock;

    /**
     * @param ofDaemon whether a task is a DAEMON service's: such tasks keep no instance
     */
    GroupLooks(Watches watches, PlacementQueues queues, Predicate<EcsTask> ofDaemon, InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.ofDaemon = ofDaemon;
        this.clock = clock;
    }

    void forget(CapacityProvider provider) {
        samples.forget(provider);
    }

    /** Empty while no Cluster has the provider; of several the first by name counts. */
    Optional<GroupLook> of(CapacityProvider provider) {
        String name = ProviderNames.of(provider);
        return watches.clusters().all().stream()
                .filter(cluster -> !cluster.isMarkedForDeletion() && ProviderNames.has(cluster.getSpec(), name))
                .map(cluster -> cluster.getMetadata().getName())
                .min(Comparator.naturalOrder())
                .map(cluster -> look(provider, name, queues.of(cluster), cluster));
    }

    private GroupLook look(CapacityProvider provider, String name, PlacementQueue queue, String cluster) {
        // Only those whose room has been offered to the tasks that wait: else these would be counted beside it.
        List<GroupLook.Member> members = queue.instancesOf(name).stream()
                .filter(instance -> queue.usage(instance.name()).isPresent())
                .flatMap(instance -> member(name, instance).stream())
                .toList();
        List<InstanceSize> sizes = sizes(provider, members);
        Collection<Instance> like = samples.of(provider, members, this::size);
        FreshInstances fresh = new FreshInstances(like, clock);
        List<WaitingTasks> waiting = new ArrayList<>();
        List<GroupLook.Unfit> unfit = new ArrayList<>();
        for (WaitingTasks tasks : queue.waiting()) {
            if (tasks.provider().equals(name)) {
                fresh.refusal(tasks.owner(), tasks.wanted(), name)
                        .ifPresentOrElse(why -> unfit.add(new GroupLook.Unfit(tasks, why)), () -> waiting.add(tasks));
            }
        }
        return new GroupLook(cluster, members, waiting, unfit, needed(waiting, unfit, sizes), sizes, like);
    }

    private static NeededInstances needed(
            List<WaitingTasks> waiting, List<GroupLook.Unfit> unfit, List<InstanceSize> sizes) {
        List<ResourceGroup> groups = waiting.stream().map(WaitingTasks::group).toList();
        NeededInstances needed = NeededInstances.of(groups, sizes);
        int more = unfit.stream().mapToInt(one -> one.tasks().group().tasks()).sum();
        return new NeededInstances(needed.instances(), needed.fitting(), needed.unfitting() + more);
    }

    private Optional<GroupLook.Member> member(String provider, Instance instance) {
        Optional<Instant> released =
                watches.instances().get("", instance.name()).flatMap(found -> releasedAt(found, provider));
        int tasks = (int) watches.pods().tasksOn(instance.name()).stream()
                .filter(task -> !task.stopped() && !ofDaemon.test(task))
                .count();
        return watches.nodes().get(instance.name()).map(node -> new GroupLook.Member(instance, node, tasks, released));
    }

    private static Optional<Instant> releasedAt(ContainerInstance instance, String provider) {
        return Optional.ofNullable(instance.getMetadata().getAnnotations())
                .filter(annotations -> provider.equals(annotations.get(Annotations.RELEASED_BY)))
                .map(annotations -> Instant.parse(annotations.getOrDefault(
                        Annotations.RELEASED_AT, instance.getMetadata().getCreationTimestamp())));
    }

    /** The smallest and the largest; where there is no instance now, those that the status remembers. */
    private List<InstanceSize> sizes(CapacityProvider provider, List<GroupLook.Member> members) {
        List<InstanceSize> seen = members.stream().map(this::size).toList();
        if (seen.isEmpty()) {
            return InstanceTypes.remembered(provider).stream()
                    .map(InstanceTypes::size)
                    .toList();
        }
        Comparator<InstanceSize> order = Comparator.comparingLong(
                        (InstanceSize size) -> size.room().milliCpu())
                .thenComparingLong(size -> size.room().memoryBytes())
                .thenComparingInt(size -> size.room().enis());
        return Stream.of(seen.stream().min(order), seen.stream().max(order))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** What is left for tasks where only foreign pods and DAEMON tasks are; placeholders go before tasks come. */
    private InstanceSize size(GroupLook.Member member) {
        Resources room = member.instance().registered();
        int pods = member.instance().maxPods();
        for (ObservedPod pod : watches.pods().onNode(member.instance().name())) {
            if (Placeholders.isNamed(pod.key())) {
                continue;
            }
            if (pod.task().isEmpty() || pod.task().filter(ofDaemon).isPresent()) {
                room = pod.claim().isPresent() ? room.minus(pod.claim().get().resources()) : room;
                pods--;
            }
        }
        return new InstanceSize(room, pods);
    }
}

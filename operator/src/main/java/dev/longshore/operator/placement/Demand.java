package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that is wanted of one Cluster, by owner. Reconcilers say and ask, the queue's thread advances. */
final class Demand {
    /** What comes together is placed by size: small tasks find room beside large ones, not the other way round. */
    private static final Comparator<Resources> LARGEST_FIRST = Comparator.comparingLong(Resources::memoryBytes)
            .thenComparingLong(Resources::milliCpu)
            .reversed();

    private final Map<String, OwnerTasks> owners = new ConcurrentHashMap<>();
    /** By uid of a DAEMON service, the instances that it has looked at. */
    private final Map<String, Set<String>> considered = new ConcurrentHashMap<>();

    /** Replaces what an owner wants. */
    void want(Owner owner, Wanted wanted) {
        wanted.considered().ifPresent(instances -> considered.put(owner.uid(), instances));
        owners.compute(owner.uid(), (uid, tasks) -> {
            if (tasks == null) {
                return wanted.tasks().isEmpty() ? null : new OwnerTasks(owner, wanted);
            }
            tasks.want(wanted);
            return tasks.idle() ? null : tasks;
        });
    }

    /** The owner wants nothing any more. */
    void drop(String ownerUid) {
        considered.remove(ownerUid);
        owners.computeIfPresent(ownerUid, (uid, tasks) -> {
            tasks.drop();
            return tasks.idle() ? null : tasks;
        });
    }

    /** The owner's task has a pod that the watch shows, or will never have one. */
    void settle(String ownerUid, PodKey pod) {
        owners.computeIfPresent(ownerUid, (uid, tasks) -> {
            tasks.settled(pod);
            return tasks.idle() ? null : tasks;
        });
    }

    Progress progress(String ownerUid) {
        return Optional.ofNullable(owners.get(ownerUid))
                .map(OwnerTasks::progress)
                .orElse(Progress.NONE);
    }

    /** Those whose tasks wait for room and could have it now are tried again. */
    void retry(Predicate<OwnerTasks> couldPlace) {
        owners.values().stream().filter(couldPlace).forEach(OwnerTasks::retry);
    }

    /** Those of these instances that a DAEMON service has not looked at yet: its tasks come first there. */
    Set<String> keptForDaemons(Set<String> instances) {
        if (considered.isEmpty()) {
            return Set.of();
        }
        return instances.stream()
                .filter(instance -> considered.values().stream().anyMatch(looked -> !looked.contains(instance)))
                .collect(Collectors.toSet());
    }

    /** A DAEMON service cannot look at instances for now: nobody waits for it. */
    void considersNothing(String ownerUid) {
        considered.remove(ownerUid);
    }

    /** What waits for room, of each owner by capacity provider; tasks without one are left out. */
    List<WaitingTasks> waiting() {
        return owners.values().stream()
                .flatMap(owner -> WaitingTasks.of(owner.owner(), owner.waitingForRoom()).stream())
                .toList();
    }

    /** How many tasks there are in each state. */
    QueueDepth depth() {
        return owners.values().stream().map(OwnerTasks::depth).reduce(QueueDepth.NONE, QueueDepth::plus);
    }

    /** Everybody, DAEMON services first, then by the size of a task. */
    List<OwnerTasks> inOrder() {
        return owners.values().stream()
                .map(owner -> Map.entry(owner, owner.size()))
                .sorted(Map.Entry.<OwnerTasks, Resources>comparingByValue(LARGEST_FIRST))
                .sorted(Comparator.comparing(entry -> !entry.getKey().ofDaemon()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

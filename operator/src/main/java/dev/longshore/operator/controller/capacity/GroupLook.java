package dev.longshore.operator.controller.capacity;

import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.capacity.NeededInstances;
import dev.longshore.engine.capacity.ReleaseCandidate;
import dev.longshore.engine.capacity.ScalingSample;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.operator.placement.WaitingTasks;
import dev.longshore.operator.watch.ObservedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that one look at a capacity provider found.
 *
 * @param cluster the Cluster that has it
 * @param members its instances
 * @param waiting its waiting tasks that a new instance would take
 * @param unfit those that none would
 * @param needed what all of them need
 * @param sizes the smallest and largest room that its instances have or had
 * @param samples what its new instances would be like
 */
record GroupLook(
        String cluster,
        List<Member> members,
        List<WaitingTasks> waiting,
        List<Unfit> unfit,
        NeededInstances needed,
        List<InstanceSize> sizes,
        Collection<Instance> samples) {
    private static final Duration LONGEST_DRAIN = Duration.ofDays(2);

    /**
     * Tasks that not even a new instance would take.
     *
     * @param why each clause that fails
     */
    record Unfit(WaitingTasks tasks, String why) {}

    /**
     * An instance of the group.
     *
     * @param tasks how many tasks it has that are no DAEMON service's
     * @param releasedAt since when it is on its way out; empty for one that stays
     */
    record Member(Instance instance, ObservedNode node, int tasks, Optional<Instant> releasedAt) {
        boolean active() {
            return instance.status() == InstanceStatus.ACTIVE && instance.agentConnected() && releasedAt.isEmpty();
        }

        ReleaseCandidate candidate() {
            return new ReleaseCandidate(
                    instance.name(),
                    tasks,
                    instance.status() == InstanceStatus.DRAINING,
                    instance.zone(),
                    Instant.parse(node.createdAt()));
        }

        /** Whether nothing keeps it any more: it is empty, is not to be drained, or has drained for as long as ECS waits. */
        boolean mayGo(boolean drains, Instant now) {
            return releasedAt
                    .filter(since ->
                            tasks == 0 || !drains || since.plus(LONGEST_DRAIN).isBefore(now))
                    .isPresent();
        }
    }

    ScalingSample sample(int desired, Instant now) {
        List<Member> active = members.stream().filter(Member::active).toList();
        Optional<Instant> newest = active.stream()
                .map(member -> Instant.parse(member.node().createdAt()))
                .max(Comparator.naturalOrder());
        int busy = (int) active.stream().filter(member -> member.tasks() > 0).count();
        return new ScalingSample(now, active.size(), busy, needed, desired, newest);
    }

    List<Member> released() {
        return members.stream()
                .filter(member -> member.releasedAt().isPresent())
                .toList();
    }

    /** Whether a node of this name is one of its instances that take tasks. */
    boolean takesTasks(String node) {
        return members.stream()
                .anyMatch(member -> member.active() && member.instance().name().equals(node));
    }

    List<ReleaseCandidate> candidates() {
        return members.stream()
                .filter(member -> member.releasedAt().isEmpty())
                .map(Member::candidate)
                .toList();
    }
}

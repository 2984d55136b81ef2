package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.engine.placement.Qualification;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.PodWatch;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Placement on paper: one Cluster's ledger as its queue would have it. Tasks are placed in it one owner after the other, each
 * with what the ones before left, and no pod is written.
 */
public final class Trial {
    private final ClusterLedger ledger;

    /** Registers the instances and books the pods that stand on them. */
    public Trial(Collection<Instance> instances, PodWatch pods, InstantSource clock) {
        ledger = new ClusterLedger(pods, clock);
        for (Instance instance : instances) {
            ledger.register(instance);
            // The queue counts from when it saw the refusal; here the pod says when that was.
            pods.onNode(instance.name()).stream()
                    .flatMap(pod -> pod.task().stream())
                    .filter(EcsTask::instanceRefused)
                    .forEach(task -> ledger.avoid(task, task.stoppedAt().orElse(task.createdAt())));
        }
        ledger.avoidedNoMore(clock.instant());
    }

    /** The registered instances with what is taken on them; they show what is placed later. */
    public List<InstanceLedger> instances() {
        return ledger.instances();
    }

    /** Places what an owner wants, and keeps it booked. */
    public PlacementResult place(Owner owner, Wanted wanted) {
        List<PodKey> keys = wanted.tasks().stream()
                .map(name -> new PodKey(owner.namespace(), name.podName()))
                .toList();
        return ledger.attempts().place(owner, wanted, keys);
    }

    /** The instances that the owner's tasks are for, whether there is room or not. */
    public Qualification qualifying(Owner owner, Wanted wanted) {
        return ledger.attempts().qualifying(owner, wanted);
    }

    /** What stands in the way of the first of the wanted tasks on each instance; those that would take it are left out. */
    public Explanation explain(Owner owner, Wanted wanted) {
        return ledger.attempts().explain(owner, wanted);
    }
}

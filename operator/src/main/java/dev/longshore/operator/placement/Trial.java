package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Placement on paper: one Cluster's ledger as its queue would have it. Tasks are placed in it one owner after the other, each
 * with what the ones before left, and no pod is written.
 */
public final class Trial {
    private final Ledger ledger = new Ledger();
    private final Avoidance avoidance = new Avoidance();
    private final Attempts attempts;

    /** Registers the instances and books the pods that stand on them. */
    public Trial(Collection<Instance> instances, PodWatch pods, InstantSource clock) {
        attempts = new Attempts(ledger, avoidance, clock);
        for (Instance instance : instances) {
            ledger.register(instance);
            pods.onNode(instance.name()).forEach(this::book);
        }
        avoidance.expire(clock.instant());
    }

    private void book(ObservedPod pod) {
        if (pod.node().isPresent() && pod.claim().isPresent()) {
            ledger.observe(pod.key(), pod.node().get(), pod.claim().get());
        }
        pod.task().filter(EcsTask::instanceRefused).ifPresent(this::avoid);
    }

    /** The queue counts from when it saw the refusal; here the pod says when that was. */
    private void avoid(EcsTask task) {
        String cause = task.stop().map(TaskStop::reason).orElse("refused");
        avoidance.avoid(
                task.ownerUid(), task.instance(), cause, task.stoppedAt().orElse(task.createdAt()));
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
        return attempts.place(owner, wanted, keys);
    }

    /** What stands in the way of the first of the wanted tasks on each instance; those that would take it are left out. */
    public Explanation explain(Owner owner, Wanted wanted) {
        return attempts.explain(owner, wanted);
    }
}

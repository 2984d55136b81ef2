package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Usage;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One Cluster's ledger, kept as the watch shows the pods of its instances, and who avoids which of them. Of one thread. */
final class ClusterLedger {
    private final PodWatch pods;
    private final InstantSource clock;
    private final Ledger ledger = new Ledger();
    private final Avoidance avoidance = new Avoidance();
    private final Attempts attempts;
    /** Instances on which something changed since they were asked for. */
    private Set<String> touched = new HashSet<>();

    ClusterLedger(PodWatch pods, InstantSource clock) {
        this.pods = pods;
        this.clock = clock;
        this.attempts = new Attempts(ledger, avoidance, clock);
    }

    /** Placement with what is booked here. */
    Attempts attempts() {
        return attempts;
    }

    /** Enters an instance or what is new of it; a new one with the pods on it. */
    void register(Instance instance) {
        boolean isNew = ledger.usage(instance.name()).isEmpty();
        ledger.register(instance);
        touched.add(instance.name());
        if (isNew) {
            pods.onNode(instance.name()).forEach(this::book);
        }
    }

    void deregister(String instance) {
        ledger.deregister(instance);
        pods.onNode(instance).forEach(pod -> ledger.forget(pod.key(), clock.millis()));
        touched.remove(instance);
    }

    /** Books the pod as the watch shows it now. */
    void observe(PodKey pod) {
        pods.get(pod).ifPresentOrElse(this::book, () -> release(pod));
    }

    private void book(ObservedPod pod) {
        if (pod.node().isEmpty() || pod.claim().isEmpty()) {
            release(pod.key());
            return;
        }
        ledger.observe(pod.key(), pod.node().get(), pod.claim().get());
        touched.add(pod.node().get());
    }

    /** Frees what the pod holds, seen or assumed. */
    void release(PodKey pod) {
        ledger.holding(pod).ifPresent(held -> {
            ledger.forget(pod, clock.millis());
            touched.add(held.instance());
        });
    }

    boolean holds(PodKey pod) {
        return ledger.holds(pod);
    }

    /** The task's kubelet refused it: its owner's next ones go elsewhere for a while. */
    void avoid(EcsTask task, Instant since) {
        String cause = task.stop().map(TaskStop::reason).orElse("refused");
        avoidance.avoid(task.ownerUid(), task.instance(), cause, since);
    }

    /** Instances that are avoided no more. */
    Set<String> avoidedNoMore(Instant now) {
        return avoidance.expire(now);
    }

    void touch(String instance) {
        touched.add(instance);
    }

    Set<String> touched() {
        return Set.copyOf(touched);
    }

    /** The instances on which something changed since this was asked last. */
    Set<String> takeTouched() {
        Set<String> taken = touched;
        touched = new HashSet<>();
        return taken;
    }

    Optional<Usage> usage(String instance) {
        return ledger.usage(instance);
    }

    /** The instances as they are booked; they show what is booked later. */
    List<InstanceLedger> instances() {
        return ledger.instances();
    }
}

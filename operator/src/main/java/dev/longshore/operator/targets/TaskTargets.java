package dev.longshore.operator.targets;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.target.Target;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.pod.TargetPort;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The targets of all groups, in memory: registered when their task is RUNNING, deregistered when it is drained or stops. The pods
 * are the truth of who is registered; health is told by whoever checks it.
 */
public final class TaskTargets implements PodWatch.Listener {

    /** Told of every target that was registered, changed its state, or went; must be quick. */
    public interface Listener {
        /**
         * One target changed.
         *
         * @param healthMoved whether its task has become another one for its service
         */
        void targetChanged(GroupKey group, EcsTask task, boolean healthMoved);
    }

    private final InstantSource clock;
    private final BiPredicate<GroupKey, String> listedBefore;
    private final Map<GroupKey, Map<TargetKey, RegisteredTarget>> groups = new ConcurrentHashMap<>();
    private final Collection<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * Begins with none.
     *
     * @param listedBefore whether the slices that an operator before this one has written list the pod of that uid: it was healthy
     */
    public TaskTargets(InstantSource clock, BiPredicate<GroupKey, String> listedBefore) {
        this.clock = clock;
        this.listedBefore = listedBefore;
    }

    /** Adds a listener; before the pods are watched. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<EcsTask> task = after.flatMap(ObservedPod::task);
        task.filter(TaskTargets::isRegistered).ifPresent(this::register);
        if (task.filter(TaskTargets::isRegistered).isEmpty()) {
            before.flatMap(ObservedPod::task).ifPresent(this::forget);
        }
    }

    /** From RUNNING until it is told to stop; one that people delete ends at once. */
    private static boolean isRegistered(EcsTask task) {
        return (task.running() || task.lastStatus() == LastStatus.DEACTIVATING)
                && !task.endpoint().deleted()
                && task.endpoint().address().isPresent();
    }

    private void register(EcsTask task) {
        boolean draining = task.endpoint().drainingUntil().isPresent();
        for (TargetPort port : task.endpoint().targets()) {
            GroupKey group = group(task, port);
            change(group, key(task, port), task, known -> {
                RegisteredTarget target =
                        known.map(before -> before.of(task)).orElseGet(() -> first(group, task, port));
                return Optional.of(draining ? target.with(target.health().deregistered(clock.instant())) : target);
            });
        }
    }

    private RegisteredTarget first(GroupKey group, EcsTask task, TargetPort port) {
        boolean listed = listedBefore.test(group, task.podUid());
        Target health = listed ? Target.knownHealthy(clock.instant()) : Target.registered(clock.instant());
        return new RegisteredTarget(task, port, health, listed);
    }

    private void forget(EcsTask task) {
        for (TargetPort port : task.endpoint().targets()) {
            change(group(task, port), key(task, port), task, known -> Optional.empty());
        }
    }

    /** Tells what was found of a target's health; one that is no longer registered stays so. */
    void health(GroupKey group, TargetKey key, Function<RegisteredTarget, Target> found) {
        find(group, key)
                .ifPresent(target ->
                        change(group, key, target.task(), known -> known.map(now -> now.with(found.apply(now)))));
    }

    /** These targets are offered to clients from now on. */
    void offered(GroupKey group, Collection<TargetKey> keys) {
        keys.forEach(key -> find(group, key)
                .filter(target -> !target.listed())
                .ifPresent(target -> change(group, key, target.task(), known -> known.map(RegisteredTarget::offered))));
    }

    private void change(GroupKey group, TargetKey key, EcsTask task, UnaryOperator<Optional<RegisteredTarget>> change) {
        AtomicReference<Optional<RegisteredTarget>> before = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<RegisteredTarget>> after = new AtomicReference<>(Optional.empty());
        groups.compute(group, (k, known) -> {
            Map<TargetKey, RegisteredTarget> targets = known == null ? new ConcurrentHashMap<>() : known;
            before.set(Optional.ofNullable(targets.get(key)));
            after.set(change.apply(before.get()));
            after.get().ifPresentOrElse(target -> targets.put(key, target), () -> targets.remove(key));
            return targets.isEmpty() ? null : targets;
        });
        tell(group, task, before.get(), after.get());
    }

    private void tell(
            GroupKey group, EcsTask task, Optional<RegisteredTarget> before, Optional<RegisteredTarget> after) {
        Optional<Target> healthBefore = before.map(RegisteredTarget::health);
        Optional<Target> healthAfter = after.map(RegisteredTarget::health);
        boolean moved = !shown(healthBefore).equals(shown(healthAfter));
        boolean elsewhere = !before.map(target -> target.task().endpoint())
                .equals(after.map(target -> target.task().endpoint()));
        if (moved || elsewhere) {
            listeners.forEach(listener -> listener.targetChanged(group, task, moved));
        }
    }

    /** How many checks in a row it has been is nobody's concern until it changes something. */
    private static Optional<List<Object>> shown(Optional<Target> health) {
        return health.map(target -> List.<Object>of(target.state(), target.reason(), target.description()));
    }

    /** A group's targets by key. */
    Map<TargetKey, RegisteredTarget> of(GroupKey group) {
        return Map.copyOf(groups.getOrDefault(group, Map.of()));
    }

    /** A task's targets in all of its groups; without those that are not registered. */
    List<RegisteredTarget> of(EcsTask task) {
        return task.endpoint().targets().stream()
                .flatMap(port -> find(group(task, port), key(task, port)).stream())
                .toList();
    }

    private Optional<RegisteredTarget> find(GroupKey group, TargetKey key) {
        return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(key));
    }

    static GroupKey group(EcsTask task, TargetPort port) {
        return new GroupKey(task.pod().namespace(), port.group());
    }

    private static TargetKey key(EcsTask task, TargetPort port) {
        return new TargetKey(task.podUid(), port.container(), port.containerPort());
    }
}

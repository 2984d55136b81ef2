package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Reservation;
import dev.longshore.engine.ledger.Usage;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.engine.placement.Qualification;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskLog;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The placement queue of one Cluster: one thread owns the ledger, so that nothing is booked twice by construction. It hears of
 * pods and instances, places what owners want, and hands the pods to the writer.
 */
public final class PlacementQueue implements AutoCloseable {

    /** What the queue tells the rest of the operator; called from the queue's thread, must be quick. */
    public interface Listener {
        /** Something changed for this owner that its pods do not show. */
        void ownerChanged(Owner owner);

        /** What is taken on this instance changed. */
        void usageChanged(String instance);

        /** A task of this Cluster has an instance, so long after it was wanted. */
        default void placed(String cluster, PodKey pod, Duration waited) {
            // Only who measures cares.
        }

        /** The pod of a placed task has been accepted, so long after it was placed; called from the writer's thread. */
        default void written(String cluster, PodKey pod, Duration took) {
            // Only who measures cares.
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PlacementQueue.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String cluster;
    private final PodWatch pods;
    private final BooleanSupplier current;
    private final PodWriter writer;
    private final InstantSource clock;
    private final Listener listener;

    private final ClusterLedger ledger;
    private final Demand demand = new Demand();
    private volatile Map<String, Instance> announced = Map.of();
    private Map<String, Instance> instances = Map.of();
    private boolean joined;
    private final Unseen unseen = new Unseen();
    /** Instances on which something changed since waiting tasks were looked at last. */
    private final Set<String> changed = new HashSet<>();
    /** Instances whose first tasks are those of DAEMON services. */
    private Set<String> keptForDaemons = Set.of();

    private final Map<PodKey, String> writing = new ConcurrentHashMap<>();
    private final Map<String, Usage> usage = new ConcurrentHashMap<>();
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long turned = System.nanoTime();

    /** Starts the queue's thread; nothing is placed while {@code current} says that the watches cannot be trusted. */
    PlacementQueue(
            String cluster,
            PodWatch pods,
            BooleanSupplier current,
            PodWriter writer,
            InstantSource clock,
            Listener listener) {
        this.cluster = cluster;
        this.pods = pods;
        this.current = current;
        this.writer = writer;
        this.clock = clock;
        this.listener = listener;
        this.ledger = new ClusterLedger(pods, clock);
        this.thread = Thread.ofPlatform().daemon().name("placement " + cluster).start(this::run);
    }

    /**
     * Replaces the picture of the Cluster's instances.
     *
     * @param complete whether every node that the Cluster selects has joined; nothing is placed before that was so once, for a
     *     task that comes together with its Cluster would else fail for want of instances, or all tasks meet on the first
     */
    public void instances(Map<String, Instance> now, boolean complete) {
        Map<String, Instance> copy = Map.copyOf(now);
        // Announced first: from now on pods there are told, and what came before is read when the instance is
        // registered.
        announced = copy;
        inbox.add(() -> {
            replaceInstances(copy);
            joined |= complete;
        });
    }

    /** Replaces what an owner wants; returns at once. */
    public void want(Owner owner, Wanted wanted) {
        demand.want(owner, wanted);
        wake();
    }

    void drop(String ownerUid) {
        demand.drop(ownerUid);
        wake();
    }

    void considersNothing(String ownerUid) {
        demand.considersNothing(ownerUid);
        wake();
    }

    /** Names of the Cluster's instances. */
    public Set<String> instances() {
        return announced.keySet();
    }

    /**
     * The instances that an owner's tasks are for, whether there is room or not.
     *
     * @throws IllegalStateException if the queue does not answer within seconds
     */
    public Qualification qualifying(Owner owner, Wanted wanted) {
        FutureTask<Qualification> question =
                new FutureTask<>(() -> ledger.attempts().qualifying(owner, wanted));
        inbox.add(question);
        try {
            return question.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("placement queue of cluster " + cluster + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the placement queue was asked", e);
        }
    }

    /**
     * What is not yet the watch's to show. Ask this before asking the watch for the owner's tasks: a task moves from here to
     * there, so that in this order it is found at least once.
     */
    public Progress progress(String ownerUid) {
        return demand.progress(ownerUid);
    }

    /** What is registered, taken and left on an instance; empty for one that is not of this Cluster. */
    public Optional<Usage> usage(String instance) {
        return Optional.ofNullable(usage.get(instance));
    }

    /** What placement knows of an instance of this Cluster: by this, tasks that are wanted from now on are placed. */
    public Optional<Instance> instance(String name) {
        return Optional.ofNullable(announced.get(name));
    }

    /** How much of all that the Cluster's container instances registered is taken; Fargate's nodes are none. */
    public Reservation reservation() {
        Map<String, Instance> now = announced;
        return Reservation.of(usage.entrySet().stream()
                .filter(entry -> Optional.ofNullable(now.get(entry.getKey()))
                        .filter(Instance::isFargate)
                        .isEmpty())
                .map(Map.Entry::getValue)
                .toList());
    }

    /** The tasks that wait for a capacity provider to have room: of each owner those of one provider. */
    public List<WaitingTasks> waiting() {
        return demand.waiting();
    }

    /** How many tasks are in PROVISIONING; those that wait for Fargate are not. */
    public int provisioning() {
        return demand.waiting().stream()
                .filter(tasks -> !tasks.provider().equals(Instance.FARGATE)
                        && !tasks.provider().equals(Instance.FARGATE_SPOT))
                .mapToInt(tasks -> tasks.group().tasks())
                .sum();
    }

    /** The instances of a capacity provider. */
    public List<Instance> instancesOf(String provider) {
        return announced.values().stream()
                .filter(instance -> instance.capacityProvider().equals(provider))
                .toList();
    }

    /** The name of the Cluster. */
    public String cluster() {
        return cluster;
    }

    /** How much there is to do; counted when it is asked. */
    public QueueDepth depth() {
        return demand.depth().with(inbox.size());
    }

    /** How long ago the queue began its last turn; it has one a second, and one whenever it hears of something. */
    public Duration sinceLastTurn() {
        return Duration.ofNanos(System.nanoTime() - turned);
    }

    boolean has(String instance) {
        return announced.containsKey(instance);
    }

    void podChanged(PodKey key, Optional<EcsTask> task) {
        inbox.add(() -> observe(key, task));
    }

    private void wake() {
        inbox.add(() -> {});
    }

    private void run() {
        while (open) {
            turned = System.nanoTime();
            try {
                Optional.ofNullable(inbox.poll(TICK.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(Runnable::run);
                drain();
                passTime();
                if (joined && current.getAsBoolean()) {
                    placeAll();
                }
                publish();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("cluster", cluster)
                        .setCause(e)
                        .log("placement queue of cluster {}: a step failed, going on", cluster);
            }
        }
    }

    private void drain() {
        @Nullable Runnable next = inbox.poll();
        while (next != null) {
            next.run();
            next = inbox.poll();
        }
    }

    private void passTime() {
        Instant now = clock.instant();
        changed.addAll(ledger.avoidedNoMore(now));
        for (PodKey pod : unseen.overdue(now)) {
            writer.ifGone(pod, () -> inbox.add(() -> vanished(pod)));
        }
    }

    private void vanished(PodKey pod) {
        unseen.seen(pod);
        if (pods.get(pod).isEmpty()) {
            ledger.release(pod);
            settle(pod, Optional.empty());
        }
    }

    private void replaceInstances(Map<String, Instance> now) {
        Map<String, Instance> before = instances;
        instances = now;
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(this::deregister);
        for (Instance instance : now.values()) {
            if (!instance.equals(before.get(instance.name()))) {
                ledger.register(instance);
            }
        }
    }

    private void deregister(String name) {
        ledger.deregister(name);
        usage.remove(name);
    }

    /** Level-triggered: the message only says which pod to look at. */
    private void observe(PodKey key, Optional<EcsTask> changed) {
        unseen.seen(key);
        ledger.observe(key);
        settle(key, changed.map(EcsTask::ownerUid));
        changed.filter(EcsTask::instanceRefused).ifPresent(task -> ledger.avoid(task, clock.instant()));
    }

    private void settle(PodKey key, Optional<String> ownerUid) {
        Optional.ofNullable(writing.remove(key)).or(() -> ownerUid).ifPresent(uid -> demand.settle(uid, key));
    }

    /** Tasks that found no room are tried again only where something changed on an instance that could take one. */
    private void retryWhereRoomAppeared() {
        changed.addAll(ledger.touched());
        Set<String> news = Set.copyOf(changed);
        changed.clear();
        if (!news.isEmpty()) {
            demand.retry(owner -> couldPlace(owner, news));
        }
    }

    private boolean couldPlace(OwnerTasks owner, Set<String> instances) {
        OwnerTasks.Batch waiting = owner.waitingForRoom();
        return !waiting.tasks().isEmpty()
                && ledger.attempts().couldPlace(owner.owner(), waiting.wanted(), waiting.tasks(), instances);
    }

    private void placeAll() {
        keepForDaemons();
        retryWhereRoomAppeared();
        demand.inOrder().forEach(this::place);
    }

    private void keepForDaemons() {
        Set<String> now = demand.keptForDaemons(instances.keySet());
        keptForDaemons.stream().filter(instance -> !now.contains(instance)).forEach(changed::add);
        keptForDaemons = now;
        ledger.attempts().keepForDaemons(now);
    }

    private void place(OwnerTasks owner) {
        OwnerTasks.Batch batch = owner.take(clock.instant());
        if (batch.tasks().isEmpty()) {
            return;
        }
        Map<PodKey, TaskName> names = new HashMap<>();
        List<PodKey> keys = new ArrayList<>();
        for (TaskName task : batch.tasks()) {
            PodKey key = new PodKey(owner.owner().namespace(), task.podName());
            if (pods.get(key).isPresent() || ledger.holds(key)) {
                // Written by an earlier leader: it is there already.
                owner.settled(key);
                continue;
            }
            names.put(key, task);
            keys.add(key);
        }
        PlacementResult result = ledger.attempts().place(owner.owner(), batch.wanted(), keys);
        for (Placement placement : result.placed()) {
            write(owner, batch.wanted(), Objects.requireNonNull(names.get(placement.task())), placement);
        }
        if (!result.unplaced().isEmpty()) {
            List<TaskName> unplaced = result.unplaced().stream()
                    .map(key -> Objects.requireNonNull(names.get(key)))
                    .toList();
            owner.unplaceable(unplaced, result.explanation());
            listener.ownerChanged(owner.owner());
        }
    }

    private void write(OwnerTasks owner, Wanted wanted, TaskName name, Placement placement) {
        ledger.touch(placement.instance());
        writing.put(placement.task(), owner.owner().uid());
        about(LOG.atDebug(), owner.owner(), name).log("task {} is placed on {}", name.taskId(), placement.instance());
        long placed = System.nanoTime();
        listener.placed(cluster, placement.task(), owner.wantedFor(name, placed));
        Pod pod = wanted.pods().create(name, placement, wanted.provider(name.podName()));
        writer.write(pod, refused -> {
            if (refused.isEmpty()) {
                listener.written(cluster, placement.task(), Duration.ofNanos(System.nanoTime() - placed));
            }
            inbox.add(() -> written(owner, name, placement.task(), refused));
        });
    }

    private void written(OwnerTasks owner, TaskName name, PodKey key, Optional<Refused> refused) {
        if (refused.isEmpty()) {
            owner.accepted();
            if (pods.get(key).isEmpty()) {
                unseen.written(key, clock.instant());
            }
            return;
        }
        writing.remove(key);
        ledger.release(key);
        owner.refused(name, refused.get());
        about(LOG.atInfo(), owner.owner(), name)
                .log(
                        "cluster {}: pod {} refused: {}",
                        cluster,
                        key,
                        refused.get().message());
        listener.ownerChanged(owner.owner());
    }

    private LoggingEventBuilder about(LoggingEventBuilder line, Owner owner, TaskName name) {
        return TaskLog.about(line, cluster, owner.namespace(), owner.kind(), owner.name())
                .addKeyValue("taskId", name.taskId());
    }

    private void publish() {
        Set<String> touched = ledger.takeTouched();
        for (String instance : touched) {
            if (instances.containsKey(instance)) {
                ledger.usage(instance).ifPresent(now -> usage.put(instance, now));
                listener.usageChanged(instance);
            }
        }
        changed.addAll(touched);
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}

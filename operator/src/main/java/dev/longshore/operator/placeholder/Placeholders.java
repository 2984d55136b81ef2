package dev.longshore.operator.placeholder;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.PodDrivenScaling;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.PodNeed;
import dev.longshore.operator.placement.WaitingTasks;
import dev.longshore.operator.pod.CapacityMark;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Keeps one placeholder pod for each task that waits for a pod-driven provider. It goes before its task's pod is written, and as soon as
 * its node can take tasks: its room is the task's.
 */
public final class Placeholders implements PodNeed {
    /** How many there are of a provider at most, unless it says otherwise. */
    public static final int MOST = 100;

    /** A task that still waits though its placeholder has found a node gets another one then; each time it takes twice as long. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What was written is shown by the watch within this time. */
    private static final Duration SHOWN = Duration.ofSeconds(10);

    private record Known(PodKey pod, String provider, Instant since) {}

    /** For how long a task has no placeholder. */
    private record Pause(String provider, Instant until, Duration length) {}

    private final KubernetesClient client;
    private final PodWatch pods;
    private final InstantSource clock;
    /** By task id. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    /** By task id, where a placeholder went though the task may wait on. */
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    /** Tasks whose pods are being written, each with the label of its provider. */
    private final Map<String, String> placed = new ConcurrentHashMap<>();
    /** The labels of the providers that have had placeholders. */
    private final Set<String> labels = ConcurrentHashMap.newKeySet();
    /** A placeholder is not made while its task's pod is written. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Writes with this client. */
    public Placeholders(KubernetesClient client, PodWatch pods, InstantSource clock) {
        this.client = client;
        this.pods = pods;
        this.clock = clock;
    }

    /** Whether a pod of this name may be a placeholder. */
    public static boolean isNamed(PodKey pod) {
        return PlaceholderPod.isNamed(pod.name());
    }

    /**
     * Has as many as tasks wait, and no others; answers how many there are.
     *
     * @param waiting the tasks that a new instance would take
     * @param takesTasks whether a node of this name takes tasks already
     */
    public int keep(
            CapacityProvider provider,
            PodDrivenScaling settings,
            List<Toleration> tolerations,
            List<WaitingTasks> waiting,
            Predicate<String> takesTasks) {
        adopt(provider, settings);
        Map<String, Pod> wanted = new HashMap<>();
        for (WaitingTasks tasks : waiting) {
            for (TaskName task : tasks.tasks()) {
                wanted.put(task.taskId(), PlaceholderPod.of(provider, settings, tolerations, tasks, task));
            }
        }
        String uid = provider.getMetadata().getUid();
        of(uid).keySet().stream().filter(task -> !wanted.containsKey(task)).forEach(this::remove);
        String label = label(provider);
        placed.entrySet().removeIf(entry -> entry.getValue().equals(label) && !wanted.containsKey(entry.getKey()));
        pauses.entrySet()
                .removeIf(entry -> entry.getValue().provider().equals(uid) && !wanted.containsKey(entry.getKey()));
        of(uid).forEach((task, one) -> serve(task, one, takesTasks));
        int most = Objects.requireNonNullElse(settings.maxPods(), MOST);
        wanted.keySet().stream()
                .filter(task -> !known.containsKey(task) && !pauses(task))
                .sorted()
                .limit(Math.max(0, most - of(uid).size()))
                .forEach(task -> create(task, uid, Objects.requireNonNull(wanted.get(task))));
        return of(uid).size();
    }

    /** Removes all of a provider that is no longer pod-driven, or gone. */
    public void removeAll(CapacityProvider provider) {
        of(provider.getMetadata().getUid()).keySet().forEach(this::remove);
    }

    /** Before the task's own pod is written its placeholder is gone. */
    @Override
    public void ensure(Pod pod) {
        String provider = pod.getMetadata().getLabels().getOrDefault(Labels.CAPACITY_PROVIDER, "");
        String task = pod.getMetadata().getLabels().getOrDefault(Labels.TASK_ID, "");
        if (!labels.contains(provider) || task.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            placed.put(task, provider);
            remove(task);
        } finally {
            writing.unlock();
        }
    }

    /** The task waits again. */
    @Override
    public void forget(Pod pod) {
        Optional.ofNullable(pod.getMetadata().getLabels().get(Labels.TASK_ID)).ifPresent(placed::remove);
    }

    private static String label(CapacityProvider provider) {
        return CapacityMark.label(ProviderNames.of(provider));
    }

    private Map<String, Known> of(String providerUid) {
        Map<String, Known> all = new HashMap<>(known);
        all.values().removeIf(one -> !one.provider().equals(providerUid));
        return all;
    }

    /** Those that an operator before this one has made. */
    private void adopt(CapacityProvider provider, PodDrivenScaling settings) {
        if (!labels.add(label(provider))) {
            return;
        }
        client.pods()
                .inNamespace(settings.namespace())
                .withLabel(Labels.PLACEHOLDER_FOR, label(provider))
                .list()
                .getItems()
                .forEach(pod -> {
                    PodKey key = new PodKey(
                            pod.getMetadata().getNamespace(), pod.getMetadata().getName());
                    known.put(
                            PlaceholderPod.task(key.name()),
                            new Known(key, provider.getMetadata().getUid(), clock.instant()));
                });
    }

    /** One whose node takes tasks makes room; one that has ended or was displaced is made anew. */
    private void serve(String task, Known one, Predicate<String> takesTasks) {
        Optional<ObservedPod> seen = pods.get(one.pod());
        boolean arrived = seen.flatMap(ObservedPod::node).filter(takesTasks).isPresent();
        boolean ended = seen.filter(pod -> pod.claim().isEmpty()).isPresent();
        boolean lost = seen.isEmpty() && one.since().plus(SHOWN).isBefore(clock.instant());
        if (arrived || ended || lost) {
            remove(task);
        }
        if (arrived) {
            Duration length = Optional.ofNullable(pauses.get(task))
                    .map(before -> before.length().multipliedBy(2))
                    .filter(twice -> twice.compareTo(LONGEST) < 0)
                    .orElse(pauses.containsKey(task) ? LONGEST : AGAIN);
            pauses.put(task, new Pause(one.provider(), clock.instant().plus(length), length));
        }
    }

    private boolean pauses(String task) {
        return Optional.ofNullable(pauses.get(task))
                .filter(pause -> pause.until().isAfter(clock.instant()))
                .isPresent();
    }

    private void create(String task, String provider, Pod pod) {
        writing.lock();
        try {
            if (placed.containsKey(task)) {
                return;
            }
            client.resource(pod).create();
            known(task, provider, pod);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            known(task, provider, pod);
        } finally {
            writing.unlock();
        }
    }

    private void known(String task, String provider, Pod pod) {
        PodKey key =
                new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
        known.put(task, new Known(key, provider, clock.instant()));
    }

    private void remove(String task) {
        Known one = known.get(task);
        if (one != null) {
            // Deleted at once: a grace period would keep the room from the task.
            client.pods()
                    .inNamespace(one.pod().namespace())
                    .withName(one.pod().name())
                    .withGracePeriod(0)
                    .delete();
            known.remove(task);
        }
    }
}

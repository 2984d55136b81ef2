package dev.longshore.bench.system;

import dev.longshore.bench.report.Arrivals;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Applies single Tasks at an even rate, whatever becomes of those before, and notes when each has its pod. */
final class TaskArrivals {
    private static final String PREFIX = "single-";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final KubernetesClient client;
    private final int perSecond;
    private final Map<String, Long> podAt = new ConcurrentHashMap<>();

    TaskArrivals(KubernetesClient client, int perSecond) {
        this.client = client;
        this.perSecond = perSecond;
    }

    Arrivals measure(Duration length) {
        int count = (int) (perSecond * length.toSeconds());
        SharedIndexInformer<Pod> pods =
                client.pods().inNamespace(Workload.NAMESPACE).inform(new Handler());
        try {
            List<Long> appliedAt = apply(count);
            Await.until("a pod of each Task", Measurement.LIMIT, () -> podAt.size() == count);
            return new Arrivals(perSecond, millis(appliedAt));
        } finally {
            pods.close();
        }
    }

    /** The {@link System#nanoTime()} before each was sent. */
    private List<Long> apply(int count) {
        List<Future<Long>> applied = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int number = 0; number < count; number++) {
                String name = PREFIX + number;
                LockSupport.parkNanos(begin + number * NANOS_PER_SECOND / perSecond - System.nanoTime());
                applied.add(threads.submit(() -> apply(name)));
            }
        }
        return applied.stream().map(Future::resultNow).toList();
    }

    private List<Double> millis(List<Long> appliedAt) {
        return IntStream.range(0, appliedAt.size())
                .mapToObj(number -> (podAt.getOrDefault(PREFIX + number, 0L) - appliedAt.get(number)) / NANOS_PER_MILLI)
                .toList();
    }

    /** Ends the Tasks. */
    void delete() {
        client.resources(Task.class).inNamespace(Workload.NAMESPACE).delete();
        Await.until(
                "the Tasks' end",
                Measurement.LIMIT,
                () -> client.resources(Task.class)
                        .inNamespace(Workload.NAMESPACE)
                        .list()
                        .getItems()
                        .isEmpty());
    }

    private long apply(String name) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Workload.NAMESPACE)
                .withName(name)
                .build());
        task.setSpec(TaskSpec.builder().taskDefinition(Testbed.FAMILY).build());
        long before = System.nanoTime();
        client.resource(task).create();
        return before;
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            long now = System.nanoTime();
            pod.getMetadata().getOwnerReferences().stream()
                    .map(OwnerReference::getName)
                    .forEach(owner -> podAt.putIfAbsent(owner, now));
        }

        @Override
        public void onUpdate(Pod old, Pod pod) {}

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {}
    }
}

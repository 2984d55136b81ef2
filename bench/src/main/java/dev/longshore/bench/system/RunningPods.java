package dev.longshore.bench.system;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The same eye for all shapes: a watch of the namespace's pods that notes when the last of them runs. */
final class RunningPods implements AutoCloseable {
    private final int wanted;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Long> allRunAt = new CompletableFuture<>();
    private final SharedIndexInformer<Pod> informer;

    /** Returns when the watch stands. */
    RunningPods(KubernetesClient client, int wanted) {
        this.wanted = wanted;
        informer = client.pods().inNamespace(Workload.NAMESPACE).inform(new Handler());
    }

    /** The {@link System#nanoTime()} at which the last pod was seen Running and Ready. */
    long await(Duration limit) {
        try {
            return allRunAt.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "after " + limit.toSeconds() + " s only " + running.size() + " of " + wanted + " pods run", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("interrupted while waiting for " + wanted + " pods", e);
        }
    }

    @Override
    public void close() {
        informer.close();
    }

    private void see(Pod pod) {
        if (runs(pod) && running.add(pod.getMetadata().getUid()) && running.size() == wanted) {
            allRunAt.complete(System.nanoTime());
        }
    }

    private static boolean runs(Pod pod) {
        return Optional.ofNullable(pod.getStatus())
                .filter(status -> "Running".equals(status.getPhase()))
                .filter(RunningPods::ready)
                .isPresent();
    }

    private static boolean ready(PodStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            see(pod);
        }

        @Override
        public void onUpdate(Pod old, Pod pod) {
            see(pod);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            running.remove(pod.getMetadata().getUid());
        }
    }
}

package dev.longshore.bench.system;

import dev.longshore.bench.report.Shape;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pods that know their node from the first write, written as fast as the API server takes them. */
record BarePods(KubernetesClient client, List<String> nodes) implements Workload {
    /** More do not make an API server on a few processors any faster. */
    private static final int WRITERS = 64;

    @Override
    public Shape shape() {
        return Shape.BARE_PODS;
    }

    @Override
    public void create(int pods) {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int number = 0; number < pods; number++) {
                Pod pod = pod(number);
                writes.add(writers.submit(() -> client.resource(pod).create()));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot write the bare pods: " + e.getMessage(), e);
        }
    }

    private Pod pod(int number) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("bare-" + number)
                .endMetadata()
                .withNewSpecLike(BenchPod.spec("Never"))
                .withNodeName(nodes.get(number % nodes.size()))
                .endSpec()
                .build();
    }

    /** Nobody owns them. */
    @Override
    public boolean reported(int pods) {
        return true;
    }

    @Override
    public void delete() {
        client.pods().inNamespace(NAMESPACE).delete();
    }
}

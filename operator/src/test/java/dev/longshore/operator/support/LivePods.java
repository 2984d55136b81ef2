package dev.longshore.operator.support;

import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashSet;
import java.util.Set;

/** Counts a service's live pods at every event: the most and the least that there ever were at one moment. */
public final class LivePods implements AutoCloseable {
    private final Set<String> live = new HashSet<>();
    private final SharedIndexInformer<Pod> informer;
    private int most;
    private int least;

    private LivePods(SharedIndexInformer<Pod> informer) {
        this.informer = informer;
    }

    /** Watches from now on, beginning with those that are there. */
    public static LivePods watch(Sandbox sandbox, String service) {
        LivePods pods = new LivePods(sandbox.client()
                .pods()
                .inNamespace(sandbox.name())
                .withLabel(Labels.SERVICE, service)
                .runnableInformer(0));
        sandbox.livePods(service).forEach(pod -> pods.live.add(pod.getMetadata().getName()));
        pods.most = pods.live.size();
        pods.least = pods.live.size();
        pods.informer.addEventHandler(pods.new Handler());
        pods.informer.run();
        return pods;
    }

    public synchronized int most() {
        return most;
    }

    public synchronized int least() {
        return least;
    }

    private synchronized void count(Pod pod, boolean isLive) {
        if (isLive) {
            live.add(pod.getMetadata().getName());
        } else {
            live.remove(pod.getMetadata().getName());
        }
        most = Math.max(most, live.size());
        least = Math.min(least, live.size());
    }

    @Override
    public void close() {
        informer.close();
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            count(pod, Sandbox.live(pod));
        }

        @Override
        public void onUpdate(Pod before, Pod pod) {
            count(pod, Sandbox.live(pod));
        }

        @Override
        public void onDelete(Pod pod, boolean unknown) {
            count(pod, false);
        }
    }
}

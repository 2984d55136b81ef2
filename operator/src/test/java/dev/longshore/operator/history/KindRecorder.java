package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one kind: a listing, then a raw watch from its resource version, so that no event is merged or lost. When the API
 * server has forgotten that version (410 Gone) the kind is listed again, and what the gap hid is recorded as far as the two
 * pictures differ.
 */
final class KindRecorder<T extends HasMetadata> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KindRecorder.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final Class<T> kind;
    private final Consumer<Change> sink;
    private final Consumer<String> gaps;
    private final Seen<T> seen = new Seen<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param sink told of every change, in order
     * @param gaps told when changes may have been missed
     */
    KindRecorder(KubernetesClient client, Class<T> kind, Consumer<Change> sink, Consumer<String> gaps) {
        this.client = client;
        this.kind = kind;
        this.sink = sink;
        this.gaps = gaps;
        this.thread =
                Thread.ofVirtual().name("history of " + kind.getSimpleName()).start(this::run);
    }

    /** Returns when the watch runs, or when the API server has said that it does not serve the kind yet. */
    void awaitBegun() throws InterruptedException {
        begun.await();
    }

    /** Whether everything that the API server has now has arrived here. */
    boolean isCurrent() {
        try {
            KubernetesResourceList<T> now = list();
            return seen.covers(now.getItems(), Change.version(now.getMetadata().getResourceVersion()));
        } catch (KubernetesClientException e) {
            if (notServed(e)) {
                return true;
            }
            throw e;
        }
    }

    private void run() {
        boolean first = true;
        while (open) {
            try {
                long version = relist(first);
                first = false;
                watch(version);
            } catch (KubernetesClientException e) {
                if (open && notServed(e)) {
                    begun.countDown();
                } else if (open) {
                    LOG.warn("history of {}: {}, trying again", kind.getSimpleName(), e.getMessage());
                }
                sleep();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long relist(boolean first) {
        KubernetesResourceList<T> now = list();
        long version = Change.version(now.getMetadata().getResourceVersion());
        if (!first) {
            gaps.accept(kind.getSimpleName() + " before resourceVersion " + version);
        }
        seen.differences(now.getItems(), version, Instant.now()).forEach(this::record);
        return version;
    }

    private KubernetesResourceList<T> list() {
        return client.resources(kind).inAnyNamespace().list(new ListOptionsBuilder().build());
    }

    private void watch(long version) throws InterruptedException {
        ListOptions from = new ListOptionsBuilder()
                .withResourceVersion(Long.toString(version))
                .withAllowWatchBookmarks(true)
                .build();
        CompletableFuture<String> ended = new CompletableFuture<>();
        try (Watch watch = client.resources(kind).inAnyNamespace().watch(from, new Events(ended))) {
            begun.countDown();
            LOG.debug("{} from {}: {}", kind.getSimpleName(), version, watch);
            LOG.info("watch of {} ended: {}", kind.getSimpleName(), ended.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with an exception", e);
        }
    }

    private void record(Change change) {
        sink.accept(change);
    }

    private static boolean notServed(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }

    /** Fabric8 reconnects by itself and resumes at the last version; it ends the watch only when that one is gone. */
    private final class Events implements Watcher<T> {
        private final CompletableFuture<String> ended;

        Events(CompletableFuture<String> ended) {
            this.ended = ended;
        }

        @Override
        public void eventReceived(Action action, T object) {
            switch (action) {
                case ADDED -> record(seen.note(Change.of(Change.Type.ADDED, object, Instant.now())));
                case MODIFIED -> record(seen.note(Change.of(Change.Type.MODIFIED, object, Instant.now())));
                case DELETED -> record(seen.note(Change.of(Change.Type.DELETED, object, Instant.now())));
                case BOOKMARK, ERROR -> {}
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            ended.complete(String.valueOf(cause.getMessage()));
        }

        @Override
        public void onClose() {
            ended.complete("closed");
        }
    }
}

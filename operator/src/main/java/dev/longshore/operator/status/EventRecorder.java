package dev.longshore.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events worded as ECS words them. As in ECS an object's message is not repeated until its cause is resolved, or for six
 * hours. Writing is in the background: an event that cannot be written is logged and lost.
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final Duration REPEAT_AFTER = Duration.ofHours(6);
    private static final int LONGEST_MESSAGE = 1024;

    private record About(String uid, String reason) {}

    private record Said(String message, Instant at) {}

    private final KubernetesClient client;
    private final InstantSource clock;
    private final Map<About, Said> last = new ConcurrentHashMap<>();
    private final AtomicLong sequence;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("events").factory());

    public EventRecorder(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.sequence = new AtomicLong(clock.millis() << 12);
    }

    /** Something that went as wanted; the reason is CamelCase. Answers whether it is news. */
    public boolean normal(HasMetadata about, String reason, String message) {
        return record(about, "Normal", reason, message);
    }

    /** Something that somebody should look at. Answers whether it is news. */
    public boolean warning(HasMetadata about, String reason, String message) {
        return record(about, "Warning", reason, message);
    }

    private boolean record(HasMetadata about, String type, String reason, String message) {
        Instant now = clock.instant();
        Said said = new Said(message, now);
        About key = new About(about.getMetadata().getUid(), reason);
        Optional<Said> before = Optional.ofNullable(last.put(key, said));
        if (before.filter(b ->
                        b.message().equals(message) && b.at().plus(REPEAT_AFTER).isAfter(now))
                .isPresent()) {
            last.put(key, before.orElseThrow());
            return false;
        }
        Event event = event(about, type, reason, message, now);
        writer.execute(() -> write(event));
        return true;
    }

    /** What was said for this reason is over: the next time it is news again. */
    public void resolved(HasMetadata about, String reason) {
        last.remove(new About(about.getMetadata().getUid(), reason));
    }

    /** The object is gone: nothing is remembered of it. */
    public void forget(HasMetadata about) {
        last.keySet().removeIf(key -> key.uid().equals(about.getMetadata().getUid()));
    }

    private Event event(HasMetadata about, String type, String reason, String message, Instant now) {
        // Cluster-scoped objects have their events in the namespace "default", where kubectl describe looks.
        String namespace =
                Optional.ofNullable(about.getMetadata().getNamespace()).orElse("default");
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(about.getMetadata().getName() + "." + Long.toHexString(sequence.incrementAndGet()))
                .endMetadata()
                .withType(type)
                .withReason(reason)
                .withMessage(
                        message.length() <= LONGEST_MESSAGE
                                ? message
                                : message.substring(0, LONGEST_MESSAGE - 3) + "...")
                .withFirstTimestamp(time)
                .withLastTimestamp(time)
                .withCount(1)
                .withNewSource()
                .withComponent("longshore")
                .endSource()
                .withReportingComponent("ecs.longshore.dev/longshore")
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withNamespace(about.getMetadata().getNamespace())
                .withName(about.getMetadata().getName())
                .withUid(about.getMetadata().getUid())
                .endInvolvedObject()
                .build();
    }

    private void write(Event event) {
        try {
            client.v1().events().resource(event).create();
        } catch (KubernetesClientException e) {
            LOG.warn("event not written: {}: {}", event.getMessage(), e.getMessage());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}

package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.placement.Refused.Scope;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pods, some dozens at a time. A definite answer is reported; an unknown outcome is settled by writing the same name again
 * until the API server accepts it, knows it already, or says no.
 */
final class PodWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PodWriter.class);
    /** Enough to keep an API server busy, few enough not to be throttled by its priority levels. */
    private static final int IN_FLIGHT = 32;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration NAMESPACE_PAUSE = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final List<PodNeed> needs;
    private final UnaryOperator<Pod> finish;
    private final InstantSource clock;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private volatile boolean open = true;

    PodWriter(KubernetesClient client, List<PodNeed> needs, UnaryOperator<Pod> finish, InstantSource clock) {
        this.client = client;
        this.finish = finish;
        this.needs = needs;
        this.clock = clock;
    }

    /** Writes a pod; the callback is told once: empty when the pod exists, else why it never will. */
    void write(Pod pod, Consumer<Optional<Refused>> settled) {
        Thread.ofVirtual()
                .name("write " + pod.getMetadata().getName())
                .start(() -> writeUntilSettled(finish.apply(pod), settled));
    }

    /** Whether pods wait because as many as may are being written: a large rollout is going on. */
    boolean hasBacklog() {
        return inFlight.hasQueuedThreads();
    }

    /** Calls back if the API server knows no such pod; an unknown answer calls nobody. */
    void ifGone(PodKey pod, Runnable gone) {
        Thread.ofVirtual().name("read " + pod.name()).start(() -> {
            try {
                if (client.pods()
                                .inNamespace(pod.namespace())
                                .withName(pod.name())
                                .get()
                        == null) {
                    gone.run();
                }
            } catch (KubernetesClientException e) {
                LOG.warn("pod {} could not be read, asking again later: {}", pod, e.getMessage());
            }
        });
    }

    private void writeUntilSettled(Pod pod, Consumer<Optional<Refused>> settled) {
        Duration pause = FIRST_PAUSE;
        while (open) {
            try {
                if (create(pod)) {
                    settled.accept(Optional.empty());
                }
                return;
            } catch (KubernetesClientException e) {
                Optional<Refused> answer = refusal(e);
                answer.ifPresent(refused -> needs.forEach(need -> need.forget(pod)));
                if (alreadyExists(e) || answer.isPresent()) {
                    settled.accept(alreadyExists(e) ? Optional.empty() : answer);
                    return;
                }
                LOG.warn(
                        "outcome of pod {} unknown, writing it again: {}",
                        pod.getMetadata().getName(),
                        e.getMessage());
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** False if the writer was closed before it was this pod's turn. */
    private boolean create(Pod pod) {
        inFlight.acquireUninterruptibly();
        try {
            if (!open) {
                return false;
            }
            needs.forEach(need -> need.ensure(pod));
            client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .resource(pod)
                    .create();
            return true;
        } finally {
            inFlight.release();
        }
    }

    private static boolean alreadyExists(KubernetesClientException e) {
        return e.getCode() == 409
                && e.getStatus() != null
                && "AlreadyExists".equals(e.getStatus().getReason());
    }

    private Optional<Refused> refusal(KubernetesClientException e) {
        String message = Optional.ofNullable(e.getStatus())
                .map(status -> status.getMessage())
                .or(() -> Optional.ofNullable(e.getMessage()))
                .orElse("no message");
        return switch (e.getCode()) {
            case 403, 404 ->
                Optional.of(new Refused(
                        Scope.NAMESPACE, message, Optional.of(clock.instant().plus(NAMESPACE_PAUSE))));
            case 400, 422 -> Optional.of(new Refused(Scope.DEFINITION, message, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing is being written any more: whoever leads next must see all that this one wrote. */
    @Override
    public void close() {
        open = false;
        try {
            if (!inFlight.tryAcquire(IN_FLIGHT, LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("pods are still being written, going without their outcome");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

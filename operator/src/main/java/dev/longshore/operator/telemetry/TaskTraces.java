package dev.longshore.operator.telemetry;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.telemetry.Journey.Departure;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** A trace of each task's way from being wanted to RUNNING, sent once it is there: nothing is measured on the way that is not known anyway. */
public final class TaskTraces implements PlacementQueue.Listener, PodWatch.Listener, AutoCloseable {
    /** Of tasks that have no pod for long: the oldest are forgotten, and their traces begin with their pods. */
    private static final int MOST_DEPARTURES = 10_000;

    private final TaskSpans spans;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PodKey, Departure> departures = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("traces ", 0).factory());

    TaskTraces(SpanProcessor processor, InstantSource clock) {
        this.spans = new TaskSpans(processor);
        this.clock = clock;
    }

    /** Traces that are sent to a collector by OTLP over HTTP, whose address is as in {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public static TaskTraces to(URI endpoint, InstantSource clock) {
        String base = endpoint.toString().replaceAll("/+$", "");
        return new TaskTraces(
                BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(base + "/v1/traces")
                                .build())
                        .build(),
                clock);
    }

    @Override
    public void ownerChanged(Owner owner) {
        // No task's way.
    }

    @Override
    public void usageChanged(String instance) {
        // No task's way.
    }

    @Override
    public void placed(String cluster, PodKey pod, Duration waited) {
        Instant now = clock.instant();
        put(pod, new Departure(now.minus(waited), now, Optional.empty()));
    }

    @Override
    public void written(String cluster, PodKey pod, Duration took) {
        Instant now = clock.instant();
        lock.lock();
        try {
            departures.computeIfPresent(pod, (key, one) -> new Departure(one.wanted(), one.placed(), Optional.of(now)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<EcsTask> task = after.flatMap(ObservedPod::task).filter(EcsTask::running);
        boolean ranBefore =
                before.flatMap(ObservedPod::task).filter(EcsTask::running).isPresent();
        if (after.isEmpty()) {
            remove(key);
        } else if (before.isPresent() && !ranBefore && task.isPresent()) {
            Optional<Departure> departure = remove(key);
            thread.execute(() -> spans.tell(task.get(), Journey.of(task.get(), departure)));
        }
    }

    private void put(PodKey pod, Departure departure) {
        lock.lock();
        try {
            departures.put(pod, departure);
            if (departures.size() > MOST_DEPARTURES) {
                departures.remove(departures.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Departure> remove(PodKey pod) {
        lock.lock();
        try {
            return Optional.ofNullable(departures.remove(pod));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        thread.close();
        spans.close();
    }
}

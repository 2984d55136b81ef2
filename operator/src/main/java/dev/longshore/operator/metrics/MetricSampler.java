package dev.longshore.operator.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures once in a period, at its end, on a thread of its own. */
final class MetricSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricSampler.class);

    private final Supplier<Round> rounds;
    private final MetricStore store;
    private final Duration period;
    private final InstantSource clock;
    private final Collection<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("metrics").unstarted(this::run);
    private volatile Optional<String> problem = Optional.empty();

    MetricSampler(Supplier<Round> rounds, MetricStore store, Duration period, InstantSource clock) {
        this.rounds = rounds;
        this.store = store;
        this.period = period;
        this.clock = clock;
    }

    /** Adds a listener: it is told after each round, with the time of its samples. */
    void addListener(Consumer<Instant> listener) {
        listeners.add(listener);
    }

    /** Why the last round knows nothing of what tasks use; empty if it does. */
    Optional<String> problem() {
        return problem;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Instant now = clock.instant();
                Instant end = nextEnd(now);
                Thread.sleep(Duration.between(now, end));
                measure(end.minus(period));
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing is measured any more");
        }
    }

    private Instant nextEnd(Instant now) {
        long millis = period.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), millis) + 1) * millis);
    }

    /** A failed round leaves a gap; the next may succeed. */
    private void measure(Instant at) {
        try {
            Round round = rounds.get();
            if (!round.problem().equals(problem)) {
                round.problem().ifPresent(why -> LOG.warn("utilization is not measured: {}", why));
                problem = round.problem();
            }
            store.add(at, EcsSamples.of(at, round));
            listeners.forEach(listener -> listener.accept(at));
        } catch (RuntimeException e) {
            LOG.warn("a round of metrics failed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package dev.longshore.operator.controller;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks at an object a while after its first change, not at once: what is placed, seen and running within that while is one
 * write. And where many change together they are looked at one after the other, so that thousands of instances do not write as
 * often as tasks start. For status that nobody's decision waits for.
 */
final class Settling implements RateLimiter<Settling.Pause> {

    /** When the object will be looked at. */
    static final class Pause implements RateLimiter.RateLimitState {
        private Optional<Instant> end = Optional.empty();
        private boolean seen;
    }

    private final Duration length;
    private final Duration apart;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastEnd = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param length from the first change to the look
     * @param apart between the looks at two objects; the first look at each is not kept waiting for others
     */
    Settling(Duration length, Duration apart, InstantSource clock) {
        this.length = length;
        this.apart = apart;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> isLimited(RateLimitState state) {
        Pause pause = (Pause) state;
        Instant now = clock.instant();
        Instant end = pause.end.orElseGet(() -> end(pause, now.plus(length)));
        if (end.isAfter(now)) {
            pause.end = Optional.of(end);
            return Optional.of(Duration.between(now, end));
        }
        pause.end = Optional.empty();
        pause.seen = true;
        return Optional.empty();
    }

    private Instant end(Pause pause, Instant soonest) {
        if (!pause.seen) {
            return soonest;
        }
        return lastEnd.updateAndGet(last -> {
            Instant next = last.plus(apart);
            return next.isAfter(soonest) ? next : soonest;
        });
    }

    @Override
    public Pause initState() {
        return new Pause();
    }
}

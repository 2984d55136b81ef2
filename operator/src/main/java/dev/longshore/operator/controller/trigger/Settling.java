package dev.longshore.operator.controller.trigger;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Looks at an object a while after its first change, not at once: what is placed, seen and running within that while is one
 * write. And where many change together they are looked at one after the other, so that thousands of instances do not write as
 * often as tasks start. For status that nobody's decision waits for.
 */
public final class Settling implements RateLimiter<Settling.Pause> {

    /** When the object will be looked at. */
    static final class Pause implements RateLimiter.RateLimitState {
        private Optional<Instant> end = Optional.empty();
        private Instant since = Instant.EPOCH;
        private boolean seen;
    }

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration length;
    private final Duration apart;
    private final BooleanSupplier busy;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastEnd = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param length from the first change to the look
     * @param apart between the looks at two objects; the first look at each is not kept waiting for others
     * @param busy whether there are more urgent writes; a look that is due waits while there are, five minutes at most
     */
    public Settling(Duration length, Duration apart, BooleanSupplier busy, InstantSource clock) {
        this.length = length;
        this.apart = apart;
        this.busy = busy;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> isLimited(RateLimitState state) {
        Pause pause = (Pause) state;
        Instant now = clock.instant();
        if (pause.end.isEmpty()) {
            pause.since = now;
        }
        Instant end = pause.end.orElseGet(() -> end(pause, now.plus(length)));
        if (!end.isAfter(now) && isPutOff(pause, now)) {
            end = end(pause, now.plus(length));
        }
        if (end.isAfter(now)) {
            pause.end = Optional.of(end);
            return Optional.of(Duration.between(now, end));
        }
        pause.end = Optional.empty();
        pause.seen = true;
        return Optional.empty();
    }

    private boolean isPutOff(Pause pause, Instant now) {
        return pause.seen && busy.getAsBoolean() && pause.since.plus(LONGEST).isAfter(now);
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

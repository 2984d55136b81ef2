package dev.longshore.operator.controller;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks at an object a while after its first change, not at once: what is placed, seen and running within that while is one
 * write. For status that nobody's decision waits for.
 */
final class Settling implements RateLimiter<Settling.Pause> {

    /** When the object will be looked at. */
    static final class Pause implements RateLimiter.RateLimitState {
        private Optional<Instant> end = Optional.empty();
    }

    private final Duration length;
    private final InstantSource clock;

    Settling(Duration length, InstantSource clock) {
        this.length = length;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> isLimited(RateLimitState state) {
        Pause pause = (Pause) state;
        Instant now = clock.instant();
        Instant end = pause.end.orElse(now.plus(length));
        if (end.isAfter(now)) {
            pause.end = Optional.of(end);
            return Optional.of(Duration.between(now, end));
        }
        pause.end = Optional.empty();
        return Optional.empty();
    }

    @Override
    public Pause initState() {
        return new Pause();
    }
}

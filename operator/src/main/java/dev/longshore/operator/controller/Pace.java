package dev.longshore.operator.controller;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** At most one reconciliation of an object in a period: a burst of pod events becomes one look at them. */
final class Pace implements RateLimiter<Pace.Last> {

    /** When the object was last looked at. */
    static final class Last implements RateLimiter.RateLimitState {
        private Instant at = Instant.EPOCH;
    }

    private final Duration period;
    private final InstantSource clock;

    Pace(Duration period, InstantSource clock) {
        this.period = period;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> isLimited(RateLimitState state) {
        Last last = (Last) state;
        Instant now = clock.instant();
        Instant next = last.at.plus(period);
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        last.at = now;
        return Optional.empty();
    }

    @Override
    public Last initState() {
        return new Last();
    }
}

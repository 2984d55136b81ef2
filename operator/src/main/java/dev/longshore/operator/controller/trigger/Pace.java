package dev.longshore.operator.controller.trigger;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One reconciliation of an object in a period, so that a burst of pod events becomes one look at them; after a rest two, for a
 * new object's first look gives it its finalizer and only the second does something.
 */
public final class Pace implements RateLimiter<Pace.Last> {

    /** Until when the looks so far are paid off, one a period. */
    static final class Last implements RateLimiter.RateLimitState {
        private Instant paidUntil = Instant.EPOCH;
    }

    private final Duration period;
    private final InstantSource clock;

    /** At most one reconciliation of an object in this period. */
    public Pace(Duration period, InstantSource clock) {
        this.period = period;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> isLimited(RateLimitState state) {
        Last last = (Last) state;
        Instant now = clock.instant();
        Instant next = last.paidUntil.minus(period);
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        last.paidUntil = (last.paidUntil.isAfter(now) ? last.paidUntil : now).plus(period);
        return Optional.empty();
    }

    @Override
    public Last initState() {
        return new Last();
    }
}

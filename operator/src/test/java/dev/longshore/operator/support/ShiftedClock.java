package dev.longshore.operator.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, put forward: time goes on, so that what waits for some milliseconds ends, and hours pass when a test says so. */
public final class ShiftedClock implements InstantSource {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(shift.get());
    }

    /** Puts it forward. */
    public void advance(Duration by) {
        shift.accumulateAndGet(by, Duration::plus);
    }
}

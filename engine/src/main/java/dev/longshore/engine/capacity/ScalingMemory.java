package dev.longshore.engine.capacity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered from one look at a provider to the next.
 *
 * @param lastSample when it was last looked at for the minute's sake
 * @param quietPeriods how many looks in a row, that one included, found too many instances
 * @param lastScaleOut when instances were last added
 */
public record ScalingMemory(Optional<Instant> lastSample, int quietPeriods, Optional<Instant> lastScaleOut) {
    /** Nothing has happened yet. */
    public static final ScalingMemory NEW = new ScalingMemory(Optional.empty(), 0, Optional.empty());

    ScalingMemory scaledOut(Instant at) {
        return new ScalingMemory(lastSample, 0, Optional.of(at));
    }
}

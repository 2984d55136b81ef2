package dev.longshore.engine.deployment;

import java.util.Optional;

/**
 * ECS's service throttle: while tasks stop one after the other without having been RUNNING, the pause between launches grows to
 * at most 15 minutes. A task that is RUNNING, or a new deployment, ends it. Times are in milliseconds since the epoch.
 *
 * @param failedInRow tasks that failed to start since one was RUNNING
 * @param lastFailureMillis when the last of them was seen
 */
public record StartThrottle(int failedInRow, long lastFailureMillis) {
    /** Nothing has failed. */
    public static final StartThrottle NONE = new StartThrottle(0, 0);

    private static final long FIRST_PAUSE_MILLIS = 5_000;
    private static final long LONGEST_PAUSE_MILLIS = 15 * 60_000;
    private static final int LAST_DOUBLING = 20;

    /** A task stopped before it was RUNNING. */
    public StartThrottle failed(long nowMillis) {
        return new StartThrottle(failedInRow + 1, nowMillis);
    }

    /** Until when no task is started; empty when there is no need to wait. */
    public Optional<Long> until(long nowMillis) {
        if (failedInRow == 0) {
            return Optional.empty();
        }
        long pause = FIRST_PAUSE_MILLIS << Math.min(failedInRow - 1, LAST_DOUBLING);
        long until = lastFailureMillis + Math.min(pause, LONGEST_PAUSE_MILLIS);
        return until > nowMillis ? Optional.of(until) : Optional.empty();
    }
}

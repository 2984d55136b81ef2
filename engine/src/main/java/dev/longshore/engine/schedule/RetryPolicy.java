package dev.longshore.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * EventBridge's retry policy. It retries with a growing distance that it does not publish; here 10 s, doubling to 8 minutes, which
 * spreads its default of 185 retries over its default of 24 hours.
 *
 * @param maximumEventAge how long after a run was due it may still be started; 60 s to 24 h
 * @param maximumRetryAttempts how often a failed run is tried again; 0 to 185
 */
public record RetryPolicy(Duration maximumEventAge, int maximumRetryAttempts) {
    /** What EventBridge does where nothing is said. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofHours(24), 185);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final int DOUBLINGS = 6;

    /** How long to wait after the attempt of this number, from 1. */
    static Duration backoff(int attempt) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /**
     * When a failed run is tried again; empty if no more.
     *
     * @param due when the run was due
     * @param attempts how often it has been tried
     * @param failedAt when the last of them failed
     */
    public Optional<Instant> retryAt(Instant due, int attempts, Instant failedAt) {
        return Optional.of(failedAt.plus(backoff(attempts)))
                .filter(at -> attempts <= maximumRetryAttempts && !at.isAfter(due.plus(maximumEventAge)));
    }

    /** Until when a run that cannot begin yet is waited for: as long as the retries take, at most the event's age. */
    public Instant deadline(Instant due) {
        Duration retries = Duration.ZERO;
        for (int attempt = 1; attempt <= maximumRetryAttempts; attempt++) {
            retries = retries.plus(backoff(attempt));
        }
        return due.plus(retries.compareTo(maximumEventAge) < 0 ? retries : maximumEventAge);
    }
}

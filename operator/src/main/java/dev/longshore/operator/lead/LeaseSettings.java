package dev.longshore.operator.lead;

import java.time.Duration;

/**
 * The Lease that operators compete for.
 *
 * @param identity who this operator is among them: its pod's name
 * @param duration how long a leader that is heard of no more is waited for, at least 3 s
 */
public record LeaseSettings(String namespace, String name, String identity, Duration duration) {
    /** As kube-controller-manager's. */
    public static final Duration DURATION = Duration.ofSeconds(15);

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final int PARTS = 15;
    private static final int RENEWED_WITHIN = 10;
    private static final int RETRIED_EVERY = 2;

    public LeaseSettings {
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a lease of " + duration.toMillis()
                    + " ms is too short to be renewed in time: at least " + SHORTEST.toSeconds() + "s");
        }
    }

    /**
     * Reads {@code NAMESPACE/NAME}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LeaseSettings parse(String lease, String identity, Duration duration) {
        String[] words = lease.split("/", -1);
        if (words.length != 2 || words[0].isEmpty() || words[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "--lease " + lease + ": expected NAMESPACE/NAME such as longshore-system/longshore");
        }
        return new LeaseSettings(words[0], words[1], identity, duration);
    }

    /** Who could not renew for so long leads no more; the rest of the duration is for its last writes to end. */
    Duration renewDeadline() {
        return duration.multipliedBy(RENEWED_WITHIN).dividedBy(PARTS);
    }

    /** How often the lease is renewed, or looked at. */
    Duration retryPeriod() {
        return duration.multipliedBy(RETRIED_EVERY).dividedBy(PARTS);
    }
}

package dev.longshore.engine.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The bake time of a deployment with alarms: it begins when older tasks are gone and all is steady, and the rollout is IN_PROGRESS
 * until its end, so that an alarm still may go off for what the deployment has brought.
 *
 * @param since when it began; empty if it has not
 * @param length what the alarms take to notice; zero without alarms
 */
public record BakeTime(Optional<Instant> since, Duration length) {
    /**
     * After one more look.
     *
     * @param steady whether the deployment has done all that it was to do
     */
    public BakeTime seen(boolean steady, Instant now) {
        return steady && since.isEmpty() && length.isPositive() ? new BakeTime(Optional.of(now), length) : this;
    }

    /** When it ends; empty if it has not begun. */
    public Optional<Instant> end() {
        return since.map(begin -> begin.plus(length));
    }

    /** Whether a deployment that is steady is complete. */
    public boolean over(Instant now) {
        return !length.isPositive() || end().filter(end -> !end.isAfter(now)).isPresent();
    }
}

package dev.longshore.engine.target;

import java.time.Instant;
import java.util.Optional;

/**
 * The health of one target of one group: a state machine that is told of checks and of the deregistration, with the times of both.
 *
 * @param reason empty while it is healthy
 * @param description ELB's words for the reason; empty while it is healthy
 * @param since when it came into its state
 * @param successes of the checks last made, those in a row that passed, counted to the threshold
 * @param failures of the checks last made, those in a row that failed, counted to the threshold
 */
public record Target(
        TargetState state,
        Optional<TargetReason> reason,
        String description,
        Instant since,
        int successes,
        int failures) {

    /** A target that has just been registered. */
    public static Target registered(Instant now) {
        return new Target(
                TargetState.INITIAL,
                Optional.of(TargetReason.REGISTRATION_IN_PROGRESS),
                "Target registration is in progress",
                now,
                0,
                0);
    }

    /** A target that took traffic before whoever asks began to look. */
    public static Target knownHealthy(Instant now) {
        return healthySince(now);
    }

    private static Target healthySince(Instant at) {
        return new Target(TargetState.HEALTHY, Optional.empty(), "", at, 0, 0);
    }

    public boolean healthy() {
        return state == TargetState.HEALTHY;
    }

    public boolean draining() {
        return state == TargetState.DRAINING;
    }

    /** After one more check: a new target is healthy by one success, as with ELB; otherwise the thresholds decide. */
    public Target checked(CheckResult result, Thresholds thresholds, Instant now) {
        if (draining()) {
            return this;
        }
        return switch (result) {
            case CheckResult.Passed passed -> passed(thresholds, now);
            case CheckResult.Failed failed -> failed(failed, thresholds, now);
        };
    }

    private Target passed(Thresholds thresholds, Instant now) {
        int inRow = Math.min(successes + 1, thresholds.healthy());
        if (healthy()) {
            return with(inRow, 0);
        }
        boolean enough = state == TargetState.INITIAL || inRow == thresholds.healthy();
        return enough ? healthySince(now).with(inRow, 0) : with(inRow, 0);
    }

    private Target failed(CheckResult.Failed failure, Thresholds thresholds, Instant now) {
        int inRow = Math.min(failures + 1, thresholds.unhealthy());
        if (inRow == thresholds.unhealthy() || state == TargetState.UNHEALTHY) {
            Instant from = state == TargetState.UNHEALTHY ? since : now;
            return new Target(
                    TargetState.UNHEALTHY,
                    Optional.of(failure.reason()),
                    failure.description(),
                    from,
                    0,
                    thresholds.unhealthy());
        }
        return state == TargetState.INITIAL ? checking().with(0, inRow) : with(0, inRow);
    }

    private Target checking() {
        return new Target(
                TargetState.INITIAL,
                Optional.of(TargetReason.INITIAL_HEALTH_CHECKING),
                "Initial health checks in progress",
                since,
                successes,
                failures);
    }

    /** Where the pod's readiness stands in for checks; a target that has not been ready yet is a new one. */
    public Target ready(boolean ready, Instant now) {
        if (draining() || healthy() == ready) {
            return this;
        }
        if (ready) {
            return healthySince(now);
        }
        return state == TargetState.HEALTHY ? notReady(now) : this;
    }

    private static Target notReady(Instant now) {
        return new Target(
                TargetState.UNHEALTHY,
                Optional.of(TargetReason.FAILED_HEALTH_CHECKS),
                "The pod is not ready",
                now,
                0,
                0);
    }

    /** After its deregistration, which nothing undoes. */
    public Target deregistered(Instant now) {
        return draining()
                ? this
                : new Target(
                        TargetState.DRAINING,
                        Optional.of(TargetReason.DEREGISTRATION_IN_PROGRESS),
                        "Target deregistration is in progress",
                        now,
                        0,
                        0);
    }

    private Target with(int successesInRow, int failuresInRow) {
        return new Target(state, reason, description, since, successesInRow, failuresInRow);
    }
}

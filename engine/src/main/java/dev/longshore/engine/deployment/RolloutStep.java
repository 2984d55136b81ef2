package dev.longshore.engine.deployment;

import java.util.Optional;

/** What becomes of a service's PRIMARY deployment at one look. */
public sealed interface RolloutStep {
    /** It stays, in this state. */
    record Stay(RolloutState state) implements RolloutStep {}

    /** A new deployment begins, for what the service asks now. */
    record Begin() implements RolloutStep {}

    /** It has failed, and no more tasks are launched. */
    record Fail(RolloutFailure why) implements RolloutStep {}

    /** It has failed, and a new deployment of the last completed revision begins. */
    record RollBack(RolloutFailure why) implements RolloutStep {}

    /**
     * The step to take. A revision that was rolled back is not tried again until something else is asked for: the way back
     * carries the fingerprint of what it replaces.
     *
     * @param primary the deployment that is PRIMARY; empty for a new service
     * @param wanted fingerprint of what the service asks for now
     * @param desiredCount the latest one
     * @param signals what else may end it
     */
    static RolloutStep of(
            Optional<Rollout> primary, String wanted, int desiredCount, CircuitBreaker breaker, Signals signals) {
        if (primary.isEmpty() || !primary.get().fingerprint().equals(wanted)) {
            return new Begin();
        }
        Rollout rollout = primary.get();
        if (rollout.state() != RolloutState.IN_PROGRESS) {
            return new Stay(rollout.state());
        }
        return failure(rollout, desiredCount, breaker, signals)
                .<RolloutStep>map(why -> goesBack(why, rollout, breaker, signals) ? new RollBack(why) : new Fail(why))
                .orElse(new Stay(RolloutState.IN_PROGRESS));
    }

    /**
     * What, besides its tasks, may end a deployment.
     *
     * @param alarm whether an alarm that is watched is in ALARM
     * @param alarmRollback whether alarms lead back
     * @param stopped whether people asked to stop this deployment: that leads back where it can
     * @param canGoBack whether a completed deployment is known whose revision still exists
     * @param hookFailed whether a lifecycle hook failed: that leads back where it can
     */
    record Signals(boolean alarm, boolean alarmRollback, boolean stopped, boolean canGoBack, boolean hookFailed) {
        /** Nothing ends it. */
        public static final Signals NONE = new Signals(false, false, false, false, false);
    }

    private static Optional<RolloutFailure> failure(
            Rollout rollout, int desiredCount, CircuitBreaker breaker, Signals signals) {
        if (signals.stopped()) {
            return Optional.of(RolloutFailure.STOPPED_BY_USER);
        }
        if (signals.hookFailed()) {
            return Optional.of(RolloutFailure.HOOK_FAILED);
        }
        if (breaker.trips(rollout.failed(), desiredCount)) {
            return Optional.of(RolloutFailure.TASKS_FAILED);
        }
        return signals.alarm() ? Optional.of(RolloutFailure.ALARM) : Optional.empty();
    }

    private static boolean goesBack(RolloutFailure why, Rollout rollout, CircuitBreaker breaker, Signals signals) {
        boolean asked = switch (why) {
            case TASKS_FAILED -> breaker.rollback();
            case ALARM -> signals.alarmRollback();
            case STOPPED_BY_USER, HOOK_FAILED -> true;
        };
        return asked && signals.canGoBack() && !rollout.rollback();
    }
}

package dev.longshore.engine.shift;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hook that is asked at the current stage.
 *
 * @param id names stage, step and hook, so that an answer to another question is not taken for one to this
 * @param hook its place among the deployment's hooks, from 0
 * @param timesOutAt when waiting for it ends
 * @param callAt when it is to be called next; the epoch where it is not
 * @param message what it said last; empty where it said nothing
 */
public record HookRun(
        String id,
        int hook,
        HookStatus status,
        Instant timesOutAt,
        Hook.TimeoutAction onTimeout,
        Instant callAt,
        String message) {

    static HookRun begin(Hook hook, int place, Stage stage, int step, Instant now) {
        String where = stage == Stage.PRE_PRODUCTION_TRAFFIC_SHIFT || stage == Stage.PRODUCTION_TRAFFIC_SHIFT
                ? stage + "-" + (step + 1)
                : stage.name();
        return new HookRun(
                where + "/" + place,
                place,
                hook.kind() == Hook.Kind.PAUSE ? HookStatus.AWAITING_ACTION : HookStatus.IN_PROGRESS,
                now.plus(hook.timeout()),
                hook.onTimeout(),
                hook.kind() == Hook.Kind.PAUSE ? Instant.EPOCH : now,
                "");
    }

    /** Whether nobody has decided yet. */
    public boolean open() {
        return status == HookStatus.AWAITING_ACTION || status == HookStatus.IN_PROGRESS;
    }

    /** Whether the deployment is to go back for it. */
    public boolean failed() {
        return status == HookStatus.FAILED
                || (status == HookStatus.TIMED_OUT && onTimeout == Hook.TimeoutAction.ROLLBACK);
    }

    /** Whether it is to be called now. */
    public boolean due(Instant now) {
        return status == HookStatus.IN_PROGRESS && !callAt.isAfter(now);
    }

    HookRun after(Optional<HookAnswer> answer, Instant now) {
        if (!open()) {
            return this;
        }
        if (answer.isPresent()) {
            HookAnswer given = answer.get();
            HookStatus then = given.status() == HookStatus.IN_PROGRESS ? status : given.status();
            Instant next = then == HookStatus.IN_PROGRESS ? now.plus(given.callBackDelay()) : Instant.EPOCH;
            return new HookRun(id, hook, then, timesOutAt, onTimeout, next, given.message());
        }
        return timesOutAt.isAfter(now)
                ? this
                : new HookRun(id, hook, HookStatus.TIMED_OUT, timesOutAt, onTimeout, Instant.EPOCH, message);
    }

    /** When time alone moves it. */
    Optional<Instant> next() {
        return open()
                ? Stream.of(timesOutAt, status == HookStatus.IN_PROGRESS ? callAt : timesOutAt)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }
}

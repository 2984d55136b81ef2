package dev.longshore.operator.status;

import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a status at once, unless nothing but numbers moved in it: what a rollout of thousands counts is told once a second, and
 * whatever else there is to tell tells the numbers too.
 */
public final class StatusPace<S> {
    private static final Duration APART = Duration.ofSeconds(1);

    private final UnaryOperator<S> withoutNumbers;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    /**
     * Makes a pace for one kind of status.
     *
     * @param withoutNumbers the same status without what may wait
     */
    public StatusPace(UnaryOperator<S> withoutNumbers) {
        this.withoutNumbers = withoutNumbers;
    }

    /**
     * As {@link StatusPatch#of}, or to be asked again when it is due.
     *
     * @param next when the object is to be looked at again in any case
     */
    public <R extends CustomResource<?, S>> UpdateControl<R> of(
            R current, R empty, S status, Instant now, Optional<Duration> next) {
        String uid = current.getMetadata().getUid();
        Instant due = written.getOrDefault(uid, Instant.EPOCH).plus(APART);
        boolean waits = due.isAfter(now) && mayWait(current.getStatus(), status);
        UpdateControl<R> control = waits ? UpdateControl.noUpdate() : StatusPatch.of(current, empty, status);
        Optional<Duration> then = waits ? Optional.of(sooner(Duration.between(now, due), next)) : next;
        then.ifPresent(control::rescheduleAfter);
        if (!waits && !status.equals(current.getStatus())) {
            written.put(uid, now);
        }
        return control;
    }

    /** Drops what is remembered of an object that is gone. */
    public void forget(String uid) {
        written.remove(uid);
    }

    private boolean mayWait(@Nullable S before, S now) {
        return before != null
                && !now.equals(before)
                && withoutNumbers.apply(now).equals(withoutNumbers.apply(before));
    }

    private static Duration sooner(Duration one, Optional<Duration> other) {
        return other.filter(o -> o.compareTo(one) < 0).orElse(one);
    }
}

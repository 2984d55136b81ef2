package dev.longshore.engine.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was done lately, and for how long it is waited for.
 *
 * @param outUntil the end of the scale-out cooldown
 * @param outBase the capacity before the scale-out that began it: what was added since counts towards a further one
 * @param inUntil the end of the scale-in cooldown
 */
public record Cooldowns(Optional<Instant> outUntil, int outBase, Optional<Instant> inUntil) {
    /** Nothing was done. */
    public static final Cooldowns NONE = new Cooldowns(Optional.empty(), 0, Optional.empty());

    /** Those that have not ended. */
    public Cooldowns at(Instant now) {
        Optional<Instant> out = outUntil.filter(end -> end.isAfter(now));
        return new Cooldowns(out, out.isPresent() ? outBase : 0, inUntil.filter(end -> end.isAfter(now)));
    }

    /** From which capacity a scale-out is reckoned: that before the one that is still waited for. */
    int base(int capacity) {
        return outUntil.isPresent() ? Math.min(outBase, capacity) : capacity;
    }

    /** A scale-out ends a scale-in cooldown. */
    Cooldowns scaledOut(int from, Duration cooldown, Instant now) {
        return new Cooldowns(Optional.of(now.plus(cooldown)), base(from), Optional.empty());
    }

    /** What was added before is no longer waited for when less is wanted. */
    static Cooldowns scaledIn(Duration cooldown, Instant now) {
        return new Cooldowns(Optional.empty(), 0, Optional.of(now.plus(cooldown)));
    }
}

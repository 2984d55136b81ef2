package dev.longshore.engine.capacity;

import dev.longshore.engine.capacity.ScalingDecision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ECS's cluster auto scaling: target tracking on CapacityProviderReservation. Instances are added at the first look that asks for them; they
 * go after a row of quiet looks, at most half of them at one.
 */
public final class CapacityScaler {
    private static final int ALL = 100;

    private final ManagedScaling settings;
    private final ScalingSample sample;
    private final ScalingMemory memory;
    private final double reservation;

    private CapacityScaler(ManagedScaling settings, ScalingSample sample, ScalingMemory memory) {
        this.settings = settings;
        this.sample = sample;
        this.memory = memory;
        this.reservation = sample.reservation(settings);
    }

    /** Decides at one look. */
    public static ScalingDecision decide(ManagedScaling settings, ScalingSample sample, ScalingMemory before) {
        boolean due = isDue(settings, sample.at(), before);
        boolean atOnce = settings.fast() && sample.needed().fitting() > 0;
        if (!due && !atOnce && sample.desired() >= settings.minSize()) {
            return new ScalingDecision(sample.desired(), Outcome.NOT_DUE, sample.reservation(settings), before);
        }
        ScalingMemory counted = due ? count(settings, sample, before) : before;
        return new CapacityScaler(settings, sample, counted).decide();
    }

    private static boolean isDue(ManagedScaling settings, Instant now, ScalingMemory before) {
        return before.lastSample()
                .map(last -> !now.isBefore(last.plus(settings.period())))
                .orElse(true);
    }

    /** A row of looks that has a gap is none: who was away does not know how it was meanwhile. */
    private static ScalingMemory count(ManagedScaling settings, ScalingSample sample, ScalingMemory before) {
        Duration longest = settings.period().multipliedBy(3);
        boolean gap = before.lastSample()
                .filter(last -> Duration.between(last, sample.at()).compareTo(longest) > 0)
                .isPresent();
        boolean quiet = sample.reservation(settings) < settings.targetCapacity();
        int row = gap ? 0 : before.quietPeriods();
        return new ScalingMemory(Optional.of(sample.at()), quiet ? row + 1 : 0, before.lastScaleOut());
    }

    private ScalingDecision decide() {
        if (sample.desired() < settings.minSize()) {
            return grow(settings.minSize());
        }
        if (reservation > settings.targetCapacity()) {
            return sample.waitsInVain() ? keep(Outcome.UNFITTING) : scaleOut();
        }
        if (reservation < settings.targetCapacity()) {
            return scaleIn();
        }
        return keep(sample.waitsInVain() ? Outcome.UNFITTING : Outcome.ON_TARGET);
    }

    /** How many instances would bring the metric to its target; a group without any counts as one, as target tracking has it. */
    private int tracked() {
        if (sample.instances() == 0) {
            int percent = sample.neededInstances(settings) == 0 ? ALL : 2 * ALL;
            return percent == ALL ? 1 : Math.ceilDiv(percent, settings.targetCapacity());
        }
        return Math.ceilDiv(sample.neededInstances(settings) * ALL, settings.targetCapacity());
    }

    private ScalingDecision scaleOut() {
        int wanted = Math.min(tracked(), sample.desired() + settings.maximumStep());
        if (wanted <= sample.desired()) {
            // They are on their way.
            return keep(Outcome.ON_TARGET);
        }
        if (sample.desired() >= settings.maxSize()) {
            return keep(Outcome.AT_MAXIMUM);
        }
        if (isWarming()) {
            return keep(Outcome.WARMING_UP);
        }
        return grow(Math.min(wanted, settings.maxSize()));
    }

    private boolean isWarming() {
        return !settings.fast()
                && Stream.concat(memory.lastScaleOut().stream(), sample.newest().stream())
                        .anyMatch(since -> sample.at().isBefore(since.plus(settings.warmup())));
    }

    private ScalingDecision grow(int to) {
        return new ScalingDecision(to, Outcome.SCALE_OUT, reservation, memory.scaledOut(sample.at()));
    }

    private ScalingDecision scaleIn() {
        // With a target below 100 an empty group would ask for an instance at once.
        int least = Math.max(settings.minSize(), settings.targetCapacity() < ALL ? 1 : 0);
        int wanted = Math.max(least, tracked());
        if (wanted >= sample.desired()) {
            return keep(sample.desired() <= settings.minSize() ? Outcome.AT_MINIMUM : Outcome.ON_TARGET);
        }
        if (memory.quietPeriods() < settings.quietPeriods()) {
            return keep(Outcome.QUIET);
        }
        int half = Math.max(1, sample.desired() / 2);
        return new ScalingDecision(Math.max(wanted, sample.desired() - half), Outcome.SCALE_IN, reservation, memory);
    }

    private ScalingDecision keep(Outcome outcome) {
        return new ScalingDecision(sample.desired(), outcome, reservation, memory);
    }
}

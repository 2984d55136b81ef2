package dev.longshore.engine.scaling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * StepScalingPolicyConfiguration: what is done by how far a metric is beyond its alarm's threshold.
 *
 * @param steps without gaps and overlaps: see {@link #problems}
 * @param minMagnitude MinAdjustmentMagnitude of a percentage; 0 for none
 * @param cooldown how long an adjustment is waited for
 */
public record StepScaling(AdjustmentType type, List<StepAdjustment> steps, int minMagnitude, Duration cooldown) {
    /** Copies the list. */
    public StepScaling {
        steps = List.copyOf(steps);
    }

    /** Simple scaling: the same adjustment however far the metric is from the threshold. */
    public static StepScaling simple(AdjustmentType type, int adjustment, int minMagnitude, Duration cooldown) {
        StepAdjustment always = new StepAdjustment(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, adjustment);
        return new StepScaling(type, List.of(always), minMagnitude, cooldown);
    }

    /** Which rules of Application Auto Scaling the steps break, each in a sentence. */
    public List<String> problems() {
        return StepRules.problems(type, steps);
    }

    /**
     * The step that holds at this distance from the threshold.
     *
     * @param distance the metric minus the threshold
     */
    Optional<StepAdjustment> step(double distance) {
        Optional<StepAdjustment> above = steps.stream()
                .filter(step -> distance >= 0 && step.holdsAbove(distance))
                .findFirst();
        return above.or(() -> steps.stream()
                .filter(step -> distance <= 0 && step.holdsBelow(distance))
                .findFirst());
    }

    /** The capacity that a step leads to. */
    int applied(int current, StepAdjustment step) {
        return type.applied(current, step.adjustment(), minMagnitude);
    }
}

package dev.longshore.engine.shift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service asks of a deployment that shifts traffic. It may change while one goes on: what has been done stays done.
 *
 * @param steps of production traffic, growing, the last one being all of it
 * @param bake how long both revisions run after the last step
 * @param hooks what is asked on the way
 */
public record ShiftPlan(List<Step> steps, Duration bake, List<Hook> hooks) {
    /** All of the traffic; a weight is in tenths of a percent. */
    public static final int ALL = 1000;

    /**
     * One step of production traffic.
     *
     * @param weight of green from then on, in tenths of a percent
     * @param bake how long to wait before the next one
     */
    public record Step(int weight, Duration bake) {}

    public ShiftPlan {
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
    }

    /** BLUE_GREEN: everything at once. */
    public static List<Step> allAtOnce() {
        return List.of(new Step(ALL, Duration.ZERO));
    }

    /** LINEAR: equal steps; what is left makes the last one, after which there is nothing to wait for. */
    public static List<Step> linear(int stepWeight, Duration bake) {
        List<Step> steps = new ArrayList<>();
        for (int weight = stepWeight; weight < ALL; weight += stepWeight) {
            steps.add(new Step(weight, bake));
        }
        steps.addAll(allAtOnce());
        return steps;
    }

    /** CANARY: a little, and after a while the rest. */
    public static List<Step> canary(int weight, Duration bake) {
        List<Step> steps = new ArrayList<>();
        if (weight < ALL) {
            steps.add(new Step(weight, bake));
        }
        steps.addAll(allAtOnce());
        return steps;
    }

    /** The step that follows when green has this weight; empty when it has everything. */
    Optional<Step> after(int weight) {
        return steps.stream().filter(step -> step.weight() > weight).findFirst();
    }

    /** How long green's weight is to be looked at before the next step. */
    Duration bakeAt(int weight) {
        return steps.stream()
                .filter(step -> step.weight() == weight && weight < ALL)
                .map(Step::bake)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}

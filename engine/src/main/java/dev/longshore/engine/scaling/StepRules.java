package dev.longshore.engine.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which lists of steps Application Auto Scaling takes. */
final class StepRules {
    private static final int MOST = 20;

    private final List<StepAdjustment> steps;
    private final List<String> problems = new ArrayList<>();

    private StepRules(List<StepAdjustment> steps) {
        this.steps = steps.stream()
                .sorted(Comparator.comparingDouble(StepAdjustment::lower))
                .toList();
    }

    /** What is wrong, each in a sentence; empty if nothing is. */
    static List<String> problems(AdjustmentType type, List<StepAdjustment> given) {
        StepRules rules = new StepRules(given);
        rules.number();
        rules.each(type);
        rules.neighbours();
        rules.ends();
        return List.copyOf(rules.problems);
    }

    private void number() {
        if (steps.isEmpty() || steps.size() > MOST) {
            problems.add("there must be 1 to " + MOST + " steps, but there are " + steps.size());
        }
    }

    private void each(AdjustmentType type) {
        for (StepAdjustment step : steps) {
            if (Double.isInfinite(step.lower()) && Double.isInfinite(step.upper())) {
                problems.add("a step must have a lower or an upper bound");
            } else if (step.lower() >= step.upper()) {
                problems.add("step " + step + ": the lower bound must be below the upper one");
            }
            if (type == AdjustmentType.EXACT_CAPACITY && step.adjustment() < 0) {
                problems.add("step " + step + ": an exact capacity must be at least 0, but is " + step.adjustment());
            }
        }
    }

    private void neighbours() {
        for (int next = 1; next < steps.size(); next++) {
            double end = steps.get(next - 1).upper();
            double begin = steps.get(next).lower();
            if (begin != end) {
                problems.add("steps " + steps.get(next - 1) + " and " + steps.get(next)
                        + (begin < end ? " overlap" : " have a gap between them"));
            }
        }
    }

    private void ends() {
        if (steps.isEmpty()) {
            return;
        }
        double first = steps.getFirst().lower();
        double last = steps.stream().mapToDouble(StepAdjustment::upper).max().orElseThrow();
        if (first < 0 && !Double.isInfinite(first)) {
            problems.add("a step below the threshold exists: one must have no lower bound");
        }
        if (last > 0 && !Double.isInfinite(last)) {
            problems.add("a step above the threshold exists: one must have no upper bound");
        }
    }
}

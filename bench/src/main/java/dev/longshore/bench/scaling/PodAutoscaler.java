package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.Sample;
import dev.longshore.engine.scaling.Bounds;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The HorizontalPodAutoscaler's rule with its defaults: every 15 s ceil(pods x metric / target), nothing within 10 % of the target,
 * pods that are not ready count as idle, at most twice as many or four more at a time, down to the highest recommendation of 5 minutes.
 */
final class PodAutoscaler implements Autoscaler {
    private static final double TOLERANCE = 0.1;
    private static final int STABILIZATION_SECONDS = 300;
    private static final int LEAST_STEP = 4;

    private record Recommendation(int second, int pods) {}

    private final double target;
    private final Bounds bounds;
    private final Deque<Recommendation> recommendations = new ArrayDeque<>();

    PodAutoscaler(double target, Bounds bounds) {
        this.target = target;
        this.bounds = bounds;
    }

    @Override
    public String title() {
        return "HorizontalPodAutoscaler";
    }

    @Override
    public int decide(View view) {
        if (view.second() % Simulation.SAMPLE_SECONDS != 0
                || view.utilization().samples().isEmpty()) {
            return view.desired();
        }
        int recommended = bounds.clamp(recommended(view));
        recommendations.addLast(new Recommendation(view.second(), recommended));
        recommendations.removeIf(one -> one.second() <= view.second() - STABILIZATION_SECONDS);
        if (recommended > view.desired()) {
            return Math.min(recommended, Math.max(2 * view.desired(), view.desired() + LEAST_STEP));
        }
        int highest =
                recommendations.stream().mapToInt(Recommendation::pods).max().orElse(recommended);
        return Math.min(highest, view.desired());
    }

    private int recommended(View view) {
        Sample newest = view.utilization().samples().getLast();
        double ratio = newest.sum() / newest.count() / target;
        if (Math.abs(ratio - 1) <= TOLERANCE) {
            return view.desired();
        }
        int unready = view.desired() - view.measured();
        if (ratio < 1 || unready == 0) {
            return (int) Math.ceil(view.measured() * ratio + (ratio < 1 ? unready * ratio : 0) - 1e-9);
        }
        double damped = ratio * view.measured() / view.desired();
        return damped <= 1 + TOLERANCE ? view.desired() : (int) Math.ceil(view.desired() * damped - 1e-9);
    }
}

package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.MetricSeries;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.ScalingState;
import dev.longshore.engine.scaling.Suspension;
import java.time.Instant;
import java.util.List;

/** Decides how many tasks there shall be. */
interface Autoscaler {
    /**
     * What it sees.
     *
     * @param measured tasks that ran for all of the last sample
     */
    record View(int second, int desired, int measured, MetricSeries utilization) {
        Instant now() {
            return Instant.ofEpochSecond(second);
        }

        /** What Longshore's service scaling decides by. */
        ScalingState state(ScalingMode mode, Bounds bounds, List<PolicyLook> policies, Cooldowns cooldowns) {
            return new ScalingState(
                    now(), mode, desired, measured, bounds, "", Suspension.NONE, false, policies, cooldowns);
        }
    }

    /** How it is called in tables and plots. */
    String title();

    /** How many there shall be from this second on. */
    int decide(View view);
}

package dev.longshore.operator.support;

import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.metrics.MetricSettings;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Base of tests in which loads scale services or groups: over a real Prometheus, and a minute is a second. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "scaling")
@Execution(ExecutionMode.CONCURRENT)
public abstract class ScalingTest extends SandboxTest {
    /** Where the loads come from. */
    protected static final RealPrometheus PROMETHEUS = RealPrometheus.shared();

    @Override
    protected MetricSettings metrics() {
        return PROMETHEUS.askedEachSecond();
    }

    @Override
    protected Duration scalingPeriod() {
        return Duration.ofSeconds(1);
    }
}

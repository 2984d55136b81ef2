package dev.longshore.operator.support;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.controller.OperatorSettings;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.metrics.MetricSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Base of tests with a running operator; a subclass may ask for another cluster by its own {@link LocalKubernetes}. Each test gets a
 * fresh {@link Sandbox}; the operator is shared by all tests of a cluster. A test that fails prints objects, events and log.
 */
// Without node lifecycle: nobody renews the lease of a node that a test makes by hand, and nothing here needs a verdict
// on nodes.
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "operator")
@ExtendWith(SandboxExtension.class)
@NullUnmarked // Both fields are set before each test.
public abstract class SandboxTest {
    /** The cluster below. */
    protected LocalCluster local;

    /** What this test has to itself. */
    protected Sandbox ecs;

    /** The operator of all tests on this cluster. */
    protected RunningOperator operator;

    /** The operator's clock: the first test of a cluster decides. */
    protected InstantSource clock() {
        return InstantSource.system();
    }

    /** How the operator takes and sends events: the first test of a cluster decides. */
    protected EventSettings events() {
        return EventSettings.NONE;
    }

    /** How the operator measures: the first test of a cluster decides. */
    protected MetricSettings metrics() {
        return MetricSettings.DEFAULT;
    }

    /** How long the periods of target tracking are: the first test of a cluster decides. */
    protected Duration scalingPeriod() {
        return OperatorSettings.SCALING_PERIOD;
    }
}

package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.MetricAggregationType;
import dev.longshore.engine.scaling.StepScaling;
import dev.longshore.engine.scaling.TargetTracking;
import dev.longshore.engine.scaling.TrackingAlarms;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.metrics.Measure;
import java.util.List;

/** What the fields of a scaling policy mean. */
public sealed interface PolicyFields {
    /**
     * Target tracking.
     *
     * @param measure what it tracks
     */
    record Tracking(TargetTracking rule, TrackingAlarms alarms, Measure measure) implements PolicyFields {}

    /**
     * Step scaling.
     *
     * @param aggregation how the datapoints of an alarm choose a step
     */
    record Stepping(StepScaling rule, MetricAggregationType aggregation) implements PolicyFields {}

    /** It cannot be carried out. */
    record Wrong(List<Problem> problems) implements PolicyFields {
        /** Copies the list. */
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}

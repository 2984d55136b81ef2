package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.MetricAggregationType;
import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.ecs.v1alpha1.StepScalingPolicyConfiguration;
import dev.longshore.ecs.v1alpha1.TargetTrackingScalingPolicyConfiguration;
import dev.longshore.engine.scaling.AdjustmentType;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.StepAdjustment;
import dev.longshore.engine.scaling.StepScaling;
import dev.longshore.engine.scaling.TargetTracking;
import dev.longshore.engine.scaling.TrackingAlarms;
import dev.longshore.operator.definition.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads scaling policies, for targets of one mode. */
public final class PolicyReader {
    private static final String TRACKING = "spec.targetTrackingScalingPolicyConfiguration";
    private static final String STEPPING = "spec.stepScalingPolicyConfiguration";
    private static final Duration COOLDOWN = Duration.ofMinutes(5);

    private final ScalingSettings settings;
    private final ScalingMode mode;
    private final String cluster;
    private final String service;

    /**
     * A reader of the policies of one service.
     *
     * @param cluster ECS name of its Cluster
     * @param service its own ECS name
     */
    public PolicyReader(ScalingSettings settings, ScalingMode mode, String cluster, String service) {
        this.settings = settings;
        this.mode = mode;
        this.cluster = cluster;
        this.service = service;
    }

    /** Reads a policy. */
    public PolicyFields read(ScalingPolicySpec spec) {
        List<Problem> problems = new ArrayList<>();
        Optional<PolicyFields> fields = Optional.ofNullable(spec.targetTrackingScalingPolicyConfiguration())
                .flatMap(tracking -> tracking(tracking, problems))
                .or(() -> Optional.ofNullable(spec.stepScalingPolicyConfiguration())
                        .map(stepping -> stepping(stepping, problems)));
        if (fields.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem("spec", "give " + TRACKING + " or " + STEPPING));
        }
        return problems.isEmpty() ? fields.orElseThrow() : new PolicyFields.Wrong(problems);
    }

    private Optional<PolicyFields> tracking(TargetTrackingScalingPolicyConfiguration given, List<Problem> problems) {
        Optional<TrackedMetricFields> metric = TrackedMetricFields.of(TRACKING, given, cluster, service, problems);
        if (given.targetValue() <= 0) {
            problems.add(new Problem(TRACKING + ".targetValue", "must be above 0, but is " + given.targetValue()));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return metric.map(read -> tracking(given, read));
    }

    private PolicyFields tracking(TargetTrackingScalingPolicyConfiguration given, TrackedMetricFields metric) {
        Duration period = settings.period(mode == ScalingMode.FAST, metric.highResolution());
        Duration unsaid = mode == ScalingMode.FAST ? Duration.ZERO : COOLDOWN;
        TargetTracking rule = new TargetTracking(
                given.targetValue(),
                cooldown(given.scaleOutCooldown(), unsaid, period),
                cooldown(given.scaleInCooldown(), unsaid, period),
                Boolean.TRUE.equals(given.disableScaleIn()),
                metric.vanishesAtZero());
        return new PolicyFields.Tracking(rule, TrackingAlarms.of(rule, mode, period), metric.measure());
    }

    private PolicyFields stepping(StepScalingPolicyConfiguration given, List<Problem> problems) {
        StepScaling rule = new StepScaling(
                AdjustmentType.valueOf(given.adjustmentType().name()),
                steps(given.stepAdjustments()),
                Objects.requireNonNullElse(given.minAdjustmentMagnitude(), 0),
                cooldown(given.cooldown(), COOLDOWN, settings.period()));
        rule.problems().forEach(problem -> problems.add(new Problem(STEPPING + ".stepAdjustments", problem)));
        return new PolicyFields.Stepping(
                rule, Objects.requireNonNullElse(given.metricAggregationType(), MetricAggregationType.AVERAGE));
    }

    /** Steps of any policy; a bound that is not given is without end. */
    public static List<StepAdjustment> steps(List<dev.longshore.ecs.v1alpha1.StepAdjustment> given) {
        return given.stream().map(PolicyReader::step).toList();
    }

    private static StepAdjustment step(dev.longshore.ecs.v1alpha1.StepAdjustment given) {
        return new StepAdjustment(
                Objects.requireNonNullElse(given.metricIntervalLowerBound(), Double.NEGATIVE_INFINITY),
                Objects.requireNonNullElse(given.metricIntervalUpperBound(), Double.POSITIVE_INFINITY),
                given.scalingAdjustment());
    }

    /** Alarms act once in a period: what came of a datapoint is not done again for the same one. */
    private static Duration cooldown(@Nullable Integer seconds, Duration unsaid, Duration period) {
        Duration said = seconds == null ? unsaid : Duration.ofSeconds(seconds);
        return said.compareTo(period) > 0 ? said : period;
    }
}

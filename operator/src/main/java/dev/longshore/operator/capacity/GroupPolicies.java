package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.GroupScalingPolicy;
import dev.longshore.ecs.v1alpha1.MetricAggregationType;
import dev.longshore.engine.scaling.AdjustmentType;
import dev.longshore.engine.scaling.StepScaling;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.scaling.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The scaling policies of a group.
 *
 * @param policies those that can be carried out
 * @param problems what cannot be, by field path
 */
public record GroupPolicies(List<Policy> policies, List<Problem> problems) {
    private static final String PATH = "spec.autoScalingGroupProvider.scalingPolicies";
    private static final int COOLDOWN_SECONDS = 300;

    /**
     * A policy.
     *
     * @param simple whether it does the same however far the metric is beyond the threshold
     * @param aggregation how the datapoints of an alarm choose a step
     */
    public record Policy(String name, StepScaling rule, boolean simple, MetricAggregationType aggregation) {}

    public GroupPolicies {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }

    /**
     * Reads them.
     *
     * @param least the shortest cooldown: what came of a datapoint is not done again for the same one
     */
    public static GroupPolicies of(AutoScalingGroupProvider group, Duration least) {
        List<Policy> policies = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < group.scalingPolicies().size(); index++) {
            GroupScalingPolicy given = group.scalingPolicies().get(index);
            String path = PATH + "[" + index + "].";
            Policy policy = policy(given, least);
            if (!policy.simple()) {
                policy.rule().problems().forEach(why -> problems.add(new Problem(path + "stepAdjustments", why)));
            } else if (policy.rule().type() == AdjustmentType.EXACT_CAPACITY
                    && policy.rule().steps().getFirst().adjustment() < 0) {
                problems.add(new Problem(path + "scalingAdjustment", "an exact capacity must be at least 0"));
            }
            if (!names.add(policy.name())) {
                problems.add(new Problem(path + "policyName", "there are two of the name " + policy.name()));
            }
            policies.add(policy);
        }
        return new GroupPolicies(policies, problems);
    }

    /** The names by which Alarms may call the group: the provider's in ECS, and its object's own. */
    public static Set<String> groupNames(CapacityProvider provider) {
        Set<String> names = new HashSet<>(Set.of(ProviderNames.of(provider)));
        if (provider.getSpec().autoScalingGroupProvider().scaleTargetRef() != null) {
            names.add(provider.getSpec()
                    .autoScalingGroupProvider()
                    .scaleTargetRef()
                    .name());
        }
        return names;
    }

    private static Policy policy(GroupScalingPolicy given, Duration least) {
        AdjustmentType type = AdjustmentType.valueOf(given.adjustmentType().name());
        int magnitude = Objects.requireNonNullElse(given.minAdjustmentMagnitude(), 0);
        Integer unsaid = Objects.requireNonNullElse(given.estimatedInstanceWarmup(), COOLDOWN_SECONDS);
        Duration said = Duration.ofSeconds(Objects.requireNonNullElse(given.cooldown(), unsaid));
        Duration cooldown = said.compareTo(least) > 0 ? said : least;
        Integer adjustment = given.scalingAdjustment();
        StepScaling rule = adjustment != null
                ? StepScaling.simple(type, adjustment, magnitude, cooldown)
                : new StepScaling(type, PolicyReader.steps(given.stepAdjustments()), magnitude, cooldown);
        return new Policy(
                given.policyName(),
                rule,
                adjustment != null,
                Objects.requireNonNullElse(given.metricAggregationType(), MetricAggregationType.AVERAGE));
    }
}

package dev.longshore.engine.placement;

import java.util.List;
import java.util.Set;

/**
 * Which instances a task may have beyond what it needs, and which of them it prefers.
 *
 * @param constraints of the task definition and of the service or task together; all must be met
 * @param strategy the order of those that remain; empty leaves the choice to chance of the order of registration
 * @param instances the only ones to look at, by name, as in StartTask; empty if all
 * @param capacityProvider the capacity provider whose instances they are; empty text: all container instances, and none of Fargate's
 */
public record PlacementRules(
        List<PlacementConstraint> constraints,
        List<PlacementStrategy> strategy,
        Set<String> instances,
        String capacityProvider) {
    /** A service that says nothing. */
    public static final PlacementRules SERVICE_DEFAULT =
            new PlacementRules(List.of(), PlacementStrategy.SERVICE_DEFAULT, Set.of());

    public PlacementRules {
        constraints = List.copyOf(constraints);
        strategy = List.copyOf(strategy);
        instances = Set.copyOf(instances);
    }

    /** Rules for container instances of any capacity provider. */
    public PlacementRules(
            List<PlacementConstraint> constraints, List<PlacementStrategy> strategy, Set<String> instances) {
        this(constraints, strategy, instances, "");
    }

    /** The same on the instances of a capacity provider. */
    public PlacementRules on(String provider) {
        return new PlacementRules(constraints, strategy, instances, provider);
    }

    /** No constraint, and this strategy. */
    public static PlacementRules of(PlacementStrategy... strategy) {
        return new PlacementRules(List.of(), List.of(strategy), Set.of());
    }

    /** StartTask: the instance is named; constraints and strategies are not asked. */
    public static PlacementRules startTask(String instance) {
        return new PlacementRules(List.of(), List.of(), Set.of(instance));
    }

    /** The same with these constraints in place of those it had. */
    public PlacementRules with(PlacementConstraint... binding) {
        return new PlacementRules(List.of(binding), strategy, instances, capacityProvider);
    }
}

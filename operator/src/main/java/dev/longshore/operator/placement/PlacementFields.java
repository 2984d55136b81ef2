package dev.longshore.operator.placement;

import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.PlacementStrategyType;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.placement.PlacementConstraint;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.PlacementStrategy;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Random;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import dev.longshore.engine.query.Expression;
import dev.longshore.engine.query.QueryException;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code placementConstraints} and {@code placementStrategy} ask for. The constraints of the task definition and those of
 * the service or task are ANDed; ECS allows ten together.
 *
 * @param rules what could be read
 * @param problems what could not, by field path
 */
public record PlacementFields(PlacementRules rules, List<Problem> problems) {
    private static final int MOST_CONSTRAINTS = 10;
    private static final PlacementConstraint EXTERNAL =
            new PlacementConstraint.MemberOf(Expression.parse("attribute:" + Capability.EXTERNAL + " exists"));
    private static final String CONSTRAINTS = "spec.placementConstraints";
    private static final String STRATEGY = "spec.placementStrategy";

    public PlacementFields {
        problems = List.copyOf(problems);
    }

    /** Of a service; without a strategy its tasks are spread over the zones, then over the instances. */
    public static PlacementFields of(ServiceSpec service, TaskDefinitionSpec definition) {
        return of(service, definition, service.launchType());
    }

    /** The same where a capacity provider decides the launch type. */
    public static PlacementFields of(
            ServiceSpec service, TaskDefinitionSpec definition, @Nullable LaunchType launchType) {
        return new Reader()
                .read(
                        definition,
                        launchType,
                        service.placementConstraints(),
                        service.placementStrategy(),
                        PlacementStrategy.SERVICE_DEFAULT);
    }

    /** Of a standalone task; without a strategy its tasks are spread over the zones, and at random within them. */
    public static PlacementFields of(TaskSpec task, TaskDefinitionSpec definition) {
        return of(task, definition, task.launchType());
    }

    /** The same where a capacity provider decides the launch type. */
    public static PlacementFields of(TaskSpec task, TaskDefinitionSpec definition, @Nullable LaunchType launchType) {
        return new Reader()
                .read(
                        definition,
                        launchType,
                        task.placementConstraints(),
                        task.placementStrategy(),
                        PlacementStrategy.RUN_TASK_DEFAULT);
    }

    private static final class Reader {
        private final List<Problem> problems = new ArrayList<>();
        private final List<PlacementConstraint> constraints = new ArrayList<>();

        PlacementFields read(
                TaskDefinitionSpec definition,
                @Nullable LaunchType launchType,
                List<dev.longshore.ecs.v1alpha1.PlacementConstraint> binding,
                List<dev.longshore.ecs.v1alpha1.PlacementStrategy> given,
                List<PlacementStrategy> otherwise) {
            definition
                    .placementConstraints()
                    .forEach(constraint -> memberOf("taskDefinition", constraint.expression()));
            for (int index = 0; index < binding.size(); index++) {
                constraint(binding.get(index), CONSTRAINTS + "[" + index + "]");
            }
            if (constraints.size() > MOST_CONSTRAINTS) {
                problems.add(new Problem(
                        CONSTRAINTS,
                        "A task can have at most 10 placement constraints, with those of its task definition it has "
                                + constraints.size() + "."));
            }
            if (launchType == LaunchType.EXTERNAL) {
                external(definition);
            }
            if (launchType == LaunchType.FARGATE) {
                return fargate(binding, given);
            }
            List<PlacementStrategy> strategy = new ArrayList<>();
            for (int index = 0; index < given.size(); index++) {
                strategy(given.get(index), STRATEGY + "[" + index + "]", strategy);
            }
            return new PlacementFields(
                    new PlacementRules(constraints, given.isEmpty() ? otherwise : strategy, Set.of()), problems);
        }

        /** Fargate spreads over the zones by itself; whoever asks for more is refused. */
        private PlacementFields fargate(List<?> binding, List<?> given) {
            if (!binding.isEmpty()) {
                problems.add(
                        new Problem(CONSTRAINTS, "Placement constraints are not supported with FARGATE launch type."));
            }
            if (!given.isEmpty()) {
                problems.add(new Problem(STRATEGY, "Placement strategies are not supported with FARGATE launch type."));
            }
            return new PlacementFields(
                    new PlacementRules(constraints, PlacementStrategy.FARGATE, Set.of(), Instance.FARGATE), problems);
        }

        /** ECS Anywhere: instances outside of EC2 alone, which have no network interfaces to give. */
        private void external(TaskDefinitionSpec definition) {
            constraints.add(EXTERNAL);
            if (definition.networkMode() == NetworkMode.AWSVPC) {
                problems.add(
                        new Problem(
                                "spec.launchType",
                                "EXTERNAL does not support networkMode awsvpc. Use bridge, host or none in the task definition."));
            }
        }

        private void constraint(dev.longshore.ecs.v1alpha1.PlacementConstraint constraint, String path) {
            if (constraint.type() == PlacementConstraintType.DISTINCT_INSTANCE) {
                constraints.add(new PlacementConstraint.DistinctInstance());
            } else {
                memberOf(path + ".expression", constraint.expression());
            }
        }

        private void memberOf(String path, @Nullable String expression) {
            try {
                constraints.add(
                        new PlacementConstraint.MemberOf(Expression.parse(Objects.requireNonNullElse(expression, ""))));
            } catch (QueryException wrong) {
                problems.add(new Problem(path, "\"" + expression + "\": " + wrong.getMessage()));
            }
        }

        private void strategy(
                dev.longshore.ecs.v1alpha1.PlacementStrategy rule, String path, List<PlacementStrategy> strategy) {
            String field = Objects.requireNonNullElse(rule.field(), "");
            PlacementStrategyType type = Objects.requireNonNullElse(rule.type(), PlacementStrategyType.RANDOM);
            try {
                strategy.add(
                        switch (type) {
                            case RANDOM -> new Random();
                            case SPREAD -> new Spread(field);
                            case BINPACK -> new Binpack(field.equalsIgnoreCase("cpu") ? Resource.CPU : Resource.MEMORY);
                        });
            } catch (IllegalArgumentException wrong) {
                problems.add(new Problem(path + ".field", Objects.toString(wrong.getMessage())));
            }
        }
    }
}

package dev.longshore.operator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.PlacementStrategyType;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionPlacementConstraint;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.engine.placement.PlacementConstraint.DistinctInstance;
import dev.longshore.engine.placement.PlacementConstraint.MemberOf;
import dev.longshore.engine.placement.PlacementStrategy;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import dev.longshore.engine.query.Expression;
import dev.longshore.operator.definition.Problem;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementFieldsTest {
    private static final TaskDefinitionSpec PLAIN = TaskDefinitionSpec.builder().build();

    private static TaskDefinitionSpec memberOf(String expression) {
        return TaskDefinitionSpec.builder()
                .placementConstraints(List.of(TaskDefinitionPlacementConstraint.builder()
                        .expression(expression)
                        .build()))
                .build();
    }

    private static dev.longshore.ecs.v1alpha1.PlacementConstraint constraint(
            PlacementConstraintType type, @Nullable String expression) {
        return dev.longshore.ecs.v1alpha1.PlacementConstraint.builder()
                .type(type)
                .expression(expression)
                .build();
    }

    private static dev.longshore.ecs.v1alpha1.PlacementStrategy strategy(
            PlacementStrategyType type, @Nullable String field) {
        return dev.longshore.ecs.v1alpha1.PlacementStrategy.builder()
                .type(type)
                .field(field)
                .build();
    }

    @Test
    void withoutAnyTheDefaultsOfServiceAndTaskDiffer() {
        assertThat(PlacementFields.of(ServiceSpec.builder().build(), PLAIN)
                        .rules()
                        .strategy())
                .isEqualTo(PlacementStrategy.SERVICE_DEFAULT);
        assertThat(PlacementFields.of(TaskSpec.builder().build(), PLAIN).rules().strategy())
                .isEqualTo(PlacementStrategy.RUN_TASK_DEFAULT);
    }

    @Test
    void constraintsOfDefinitionAndServiceAreAnded() {
        ServiceSpec service = ServiceSpec.builder()
                .placementConstraints(List.of(
                        constraint(PlacementConstraintType.DISTINCT_INSTANCE, null),
                        constraint(PlacementConstraintType.MEMBER_OF, "attribute:b exists")))
                .placementStrategy(List.of(
                        strategy(PlacementStrategyType.SPREAD, "attribute:rack"),
                        strategy(PlacementStrategyType.BINPACK, "CPU"),
                        strategy(PlacementStrategyType.RANDOM, null)))
                .build();
        PlacementFields fields = PlacementFields.of(service, memberOf("attribute:a exists"));
        assertThat(fields.problems()).isEmpty();
        assertThat(fields.rules().constraints())
                .containsExactly(
                        new MemberOf(Expression.parse("attribute:a exists")),
                        new DistinctInstance(),
                        new MemberOf(Expression.parse("attribute:b exists")));
        assertThat(fields.rules().strategy())
                .containsExactly(
                        new Spread("attribute:rack"), new Binpack(Resource.CPU), new PlacementStrategy.Random());
    }

    @Test
    void moreThanTenTogetherAreRefused() {
        ServiceSpec service = ServiceSpec.builder()
                .placementConstraints(
                        Collections.nCopies(10, constraint(PlacementConstraintType.MEMBER_OF, "attribute:b exists")))
                .build();
        assertThat(PlacementFields.of(service, PLAIN).problems()).isEmpty();
        assertThat(PlacementFields.of(service, memberOf("attribute:a exists")).problems())
                .extracting(Problem::path)
                .containsExactly("spec.placementConstraints");
    }

    @Test
    void whatCannotBeReadIsNamedByItsPath() {
        ServiceSpec service = ServiceSpec.builder()
                .placementConstraints(List.of(constraint(PlacementConstraintType.MEMBER_OF, "stack == prod")))
                .placementStrategy(List.of(strategy(PlacementStrategyType.SPREAD, "rack")))
                .build();
        assertThat(PlacementFields.of(service, PLAIN).problems())
                .extracting(Problem::path)
                .containsExactly("spec.placementConstraints[0].expression", "spec.placementStrategy[0].field");
    }

    @Test
    void externalRunsOnExternalInstancesAndKnowsNoAwsvpc() {
        TaskSpec task = TaskSpec.builder().launchType(LaunchType.EXTERNAL).build();
        assertThat(PlacementFields.of(task, PLAIN).rules().constraints())
                .containsExactly(new MemberOf(Expression.parse("attribute:ecs.capability.external exists")));
        TaskDefinitionSpec awsvpc =
                TaskDefinitionSpec.builder().networkMode(NetworkMode.AWSVPC).build();
        assertThat(PlacementFields.of(task, awsvpc).problems())
                .extracting(Problem::path)
                .containsExactly("spec.launchType");
    }

    @Test
    void fargateSpreadsOverZonesAndTakesNoRules() {
        TaskSpec task = TaskSpec.builder().launchType(LaunchType.FARGATE).build();
        assertThat(PlacementFields.of(task, PLAIN).rules().strategy())
                .containsExactly(new Spread("attribute:ecs.availability-zone"));
        TaskSpec asking = task.toBuilder()
                .placementConstraints(List.of(constraint(PlacementConstraintType.DISTINCT_INSTANCE, null)))
                .placementStrategy(List.of(strategy(PlacementStrategyType.RANDOM, null)))
                .build();
        assertThat(PlacementFields.of(asking, PLAIN).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "spec.placementConstraints: Placement constraints are not supported with FARGATE launch type.",
                        "spec.placementStrategy: Placement strategies are not supported with FARGATE launch type.");
    }
}

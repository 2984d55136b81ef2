package dev.longshore.operator.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.CapacityProviderStrategyItem;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.engine.capacity.StrategyItem;
import dev.longshore.operator.definition.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which capacity a service or run asks for its tasks. */
class CapacityFieldsTest {
    private static final ClusterSpec CLUSTER = ClusterSpec.builder()
            .capacityProviders(List.of("arn:aws:ecs:eu-west-1:123456789012:capacity-provider/a", "b", "FARGATE"))
            .build();

    @Test
    void theLaunchTypeComesBeforeTheStrategyOfTheCluster() {
        ClusterSpec byDefault = CLUSTER.toBuilder()
                .defaultCapacityProviderStrategy(List.of(item("a", null, 1)))
                .build();
        assertThat(CapacityFields.of(LaunchType.EC2, List.of(), false, byDefault))
                .isEqualTo(CapacityFields.INSTANCES);
        assertThat(CapacityFields.of(LaunchType.FARGATE, List.of(), false, byDefault)
                        .provider())
                .isEqualTo("FARGATE");
        assertThat(CapacityFields.of(null, List.of(), false, byDefault).provider())
                .isEqualTo("a");
        assertThat(CapacityFields.of(null, List.of(item("b", null, 1)), false, byDefault)
                        .provider())
                .isEqualTo("b");
        assertThat(CapacityFields.of(null, List.of(), true, byDefault)).isEqualTo(CapacityFields.INSTANCES);
        assertThat(CapacityFields.of(null, List.of(), false, CLUSTER)).isEqualTo(CapacityFields.INSTANCES);
    }

    @Test
    void severalProvidersAreAStrategyAndOneIsTheTasksOwn() {
        CapacityFields shared = of(item("a", 1, 1), item("b", null, 4));
        assertThat(shared.strategy()).containsExactly(new StrategyItem("a", 1, 1), new StrategyItem("b", 0, 4));
        assertThat(shared.provider()).isEmpty();
        assertThat(shared.onFargate()).isFalse();
        assertThat(of(item("fargate-spot", null, 1)).provider()).isEqualTo("FARGATE_SPOT");
        CapacityFields both = of(item("fargate", 1, 1), item("FARGATE_SPOT", null, 4));
        assertThat(both.onFargate()).isTrue();
        assertThat(both.launchType(null)).isEqualTo(LaunchType.FARGATE);
    }

    @Test
    void whatEcsRefusesIsRefusedInItsWords() {
        assertThat(problem(item("c", null, 1)))
                .startsWith("The specified capacity provider strategy cannot contain a capacity provider that is not"
                        + " associated with the cluster.")
                .contains("c is not in spec.capacityProviders");
        assertThat(problem(item("a", 2, 0)))
                .startsWith("There are no capacity providers in the capacity provider strategy with a weight value"
                        + " greater than zero.");
        assertThat(problem(item("a", null, 1), item("FARGATE", null, 1)))
                .contains("cannot contain both Fargate and Auto Scaling group capacity providers");
        assertThat(CapacityFields.of(null, List.of(item("FARGATE", null, 1)), true, CLUSTER)
                        .problems())
                .extracting(Problem::message)
                .anyMatch(message ->
                        message.startsWith("The daemon scheduling strategy does not support the FARGATE launch type."));
    }

    private static String problem(CapacityProviderStrategyItem... items) {
        return of(items).problems().getFirst().message();
    }

    private static CapacityFields of(CapacityProviderStrategyItem... items) {
        return CapacityFields.of(null, List.of(items), false, CLUSTER);
    }

    private static CapacityProviderStrategyItem item(String provider, @Nullable Integer base, int weight) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(provider)
                .base(base)
                .weight(weight)
                .build();
    }
}

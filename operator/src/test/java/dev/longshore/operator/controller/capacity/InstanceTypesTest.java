package dev.longshore.operator.controller.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.InstanceTypeCapacity;
import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What new instances are like outlives the instances and the operator, in the status. */
class InstanceTypesTest {
    private static final InstanceTypeCapacity LARGE = InstanceTypeCapacity.builder()
            .cpu(4096)
            .memory(1024)
            .networkInterfaces(3)
            .tasks(17)
            .attributes(Map.of("ecs.os-type", "linux", "stack", "green"))
            .taints(List.of("dedicated=batch:NoSchedule"))
            .build();

    @Test
    void newInstancesAreLikeThoseThatTheStatusRemembers() {
        assertThat(InstanceTypes.samples(provider(LARGE))).singleElement().satisfies(one -> {
            assertThat(one.registered()).isEqualTo(new Resources(4000, 1L << 30, 0, 3));
            assertThat(one.maxPods()).isEqualTo(17);
            assertThat(one.attributes()).isEqualTo(LARGE.attributes());
            assertThat(one.untoleratedTaints()).isEqualTo(LARGE.taints());
            assertThat(one.serves("workers")).isTrue();
        });
    }

    @Test
    void ofTypesWithoutAttributesNobodyKnowsWhatTheyTake() {
        InstanceTypeCapacity older = LARGE.toBuilder().attributes(Map.of()).build();
        assertThat(InstanceTypes.samples(provider(older))).isEmpty();
        assertThat(InstanceTypes.samples(provider())).isEmpty();
    }

    @Test
    void theStatusKeepsThemWhileThereIsNoInstance() {
        InstanceSize size = InstanceTypes.size(LARGE);
        GroupLook empty = GroupSizeTest.look("");
        assertThat(InstanceTypes.of(provider(LARGE), empty)).containsExactly(LARGE);
        GroupLook one = GroupSizeTest.look("a-0");
        GroupLook seen = new GroupLook(
                "default",
                one.members(),
                List.of(),
                List.of(),
                one.needed(),
                List.of(size),
                List.of(Instance.builder("a", size.room())
                        .maxPods(17)
                        .attributes(
                                Map.of("ecs.os-type", "linux", "stack", "green", Instance.AVAILABILITY_ZONE, "zone-a"))
                        .untoleratedTaints(LARGE.taints())
                        .build()));
        assertThat(InstanceTypes.of(provider(), seen)).containsExactly(LARGE);
    }

    private static CapacityProvider provider(InstanceTypeCapacity... types) {
        CapacityProvider provider = new CapacityProvider();
        provider.setMetadata(new ObjectMetaBuilder().withName("workers").build());
        provider.setSpec(CapacityProviderSpec.builder()
                .autoScalingGroupProvider(
                        AutoScalingGroupProvider.builder().maxSize(5).build())
                .build());
        provider.setStatus(
                CapacityProviderStatus.builder().instanceTypes(List.of(types)).build());
        return provider;
    }
}

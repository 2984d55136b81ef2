package dev.longshore.operator.controller.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.ManagedDraining;
import dev.longshore.ecs.v1alpha1.ManagedTerminationProtection;
import dev.longshore.engine.capacity.NeededInstances;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.operator.watch.ObservedNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a decided size to who goes, who stays and what the group is asked for. */
class GroupSizeTest {
    private static final Instant NOW = Instant.parse("2026-01-03T00:00:00Z");

    /**
     * Instances as name:tasks, with r where they are on their way out and R where they are so for three days; the size that was decided;
     * whether busy ones are protected and whether they are drained; who is released, who may stay, who is marked, what is asked for.
     */
    @ParameterizedTest
    @CsvSource({
        "a:0 b:1 c:1,   3, false, true,  '',  '',  '',  3",
        "a:0 b:1 c:1,   5, false, true,  '',  '',  '',  5",
        "a:0 b:1 c:1,   2, false, true,  a,   '',  '',  3",
        "a:0r b:1 c:1,  2, false, true,  '',  '',  a,   2",
        "a:2r b:1 c:1,  2, false, true,  '',  '',  '',  3",
        "a:2r b:1 c:1,  2, false, false, '',  '',  a,   2",
        "a:2R b:1 c:1,  2, false, true,  '',  '',  a,   2",
        "a:2r b:1 c:1,  3, false, true,  '',  a,   '',  3",
        "a:1 b:1 c:0,   1, true,  true,  c,   '',  '',  3",
        "a:1 b:1 c:0r,  1, true,  true,  '',  '',  c,   2",
        "a:1 b:1 c:0r,  0, true,  true,  '',  '',  c,   2",
        "a:0r b:0r c:0, 0, true,  true,  c,   '',  a b, 1",
        "'',            0, false, true,  '',  '',  '',  0"
    })
    void theGroupShrinksByThoseThatMayGoAndByNoOthers(
            String members,
            int desired,
            boolean isProtected,
            boolean drains,
            String release,
            String keep,
            String mark,
            int replicas) {
        AutoScalingGroupProvider group = AutoScalingGroupProvider.builder()
                .maxSize(9)
                .managedDraining(drains ? ManagedDraining.ENABLED : ManagedDraining.DISABLED)
                .managedTerminationProtection(
                        isProtected ? ManagedTerminationProtection.ENABLED : ManagedTerminationProtection.DISABLED)
                .build();
        GroupSize size = GroupSize.of(look(members), group, desired, NOW);
        assertThat(String.join(" ", size.release())).isEqualTo(release);
        assertThat(String.join(" ", size.keep())).isEqualTo(keep);
        assertThat(size.mark().stream().map(member -> member.instance().name()).toList())
                .isEqualTo(mark.isEmpty() ? List.of() : Arrays.asList(mark.split(" ")));
        assertThat(size.replicas()).isEqualTo(replicas);
    }

    @Test
    void aSizeThatOthersAskedForStaysUntilTheNextDecision() {
        Remembered two = new Remembered(ScalingMemory.NEW, Cooldowns.NONE, Optional.of(2));
        assertThat(two.desired(2, 0)).isEqualTo(2);
        assertThat(two.desired(3, 1)).isEqualTo(2);
        assertThat(two.desired(3, 0)).isEqualTo(3);
        assertThat(two.desired(1, 1)).isEqualTo(1);
        assertThat(new Remembered(ScalingMemory.NEW, Cooldowns.NONE, Optional.empty()).desired(4, 0))
                .isEqualTo(4);
    }

    static GroupLook look(String members) {
        return new GroupLook(
                "default",
                members.isEmpty()
                        ? List.of()
                        : Arrays.stream(members.split(" "))
                                .map(GroupSizeTest::member)
                                .toList(),
                List.of(),
                List.of(),
                NeededInstances.NONE,
                List.of(),
                List.of());
    }

    private static GroupLook.Member member(String text) {
        String name = text.substring(0, 1);
        boolean released = text.length() > 3;
        Instant since = text.endsWith("R") ? NOW.minusSeconds(3 * 86_400) : NOW.minusSeconds(10);
        Instance instance = Instance.builder(name, new Resources(1000, 1000))
                .status(released ? InstanceStatus.DRAINING : InstanceStatus.ACTIVE)
                .build();
        return new GroupLook.Member(
                instance,
                node(name),
                Integer.parseInt(text.substring(2, 3)),
                released ? Optional.of(since) : Optional.empty());
    }

    private static ObservedNode node(String name) {
        return new ObservedNode(
                name,
                "uid",
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                "linux",
                "amd64",
                "v1",
                Optional.empty(),
                1000,
                1000,
                110,
                0,
                true,
                false,
                List.of(),
                "2026-01-01T00:00:00Z");
    }
}

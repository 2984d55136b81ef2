package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lower bound of instances that waiting tasks need. */
class NeededInstancesTest {
    private static final long GIB = 1L << 30;
    private static final InstanceSize SMALL = new InstanceSize(new Resources(2000, 4 * GIB, 0, 2), 50);
    private static final InstanceSize LARGE = new InstanceSize(new Resources(8000, 32 * GIB, 1, 6), 100);

    /** Milli-CPU, GiB, GPUs and interfaces of a task, how many of them, whether each wants an instance for itself. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1, 0, 0, 5,  false, 3",
        "1000, 1, 0, 0, 4,  false, 2",
        "500,  4, 0, 0, 3,  false, 3",
        "0,    1, 0, 0, 9,  false, 3",
        "0,    0, 0, 0, 51, false, 2",
        "100,  1, 0, 1, 5,  false, 3",
        "100,  1, 0, 0, 5,  true,  5",
        "2001, 1, 0, 0, 5,  false, 0",
        "100,  1, 1, 0, 1,  false, 0"
    })
    void likeTasksArePacked(int cpu, int gib, int gpus, int enis, int tasks, boolean alone, int expected) {
        ResourceGroup group = new ResourceGroup(new Resources(cpu, gib * GIB, gpus, enis), alone, tasks);
        NeededInstances needed = NeededInstances.of(List.of(group), List.of(SMALL));
        assertThat(needed.instances()).isEqualTo(expected);
        assertThat(needed.fitting()).isEqualTo(expected == 0 ? 0 : tasks);
        assertThat(needed.unfitting()).isEqualTo(expected == 0 ? tasks : 0);
    }

    @Test
    void theLargestOfTheGroupsDecides() {
        List<ResourceGroup> waiting = List.of(
                new ResourceGroup(new Resources(1000, GIB), false, 6),
                new ResourceGroup(new Resources(100, GIB), true, 4),
                new ResourceGroup(new Resources(4000, GIB), false, 9));
        assertThat(NeededInstances.of(waiting, List.of(SMALL))).isEqualTo(new NeededInstances(4, 10, 9));
    }

    @Test
    void whatDoesNotFitTheSmallestTypeIsLeftOutAndTheRestPackedIntoTheLargest() {
        List<ResourceGroup> waiting = List.of(
                new ResourceGroup(new Resources(1000, GIB), false, 16),
                new ResourceGroup(new Resources(4000, GIB), false, 9));
        assertThat(NeededInstances.of(waiting, List.of(SMALL, LARGE))).isEqualTo(new NeededInstances(2, 16, 9));
    }

    @Test
    void ofAnInstanceThatNobodyHasSeenOneIsTried() {
        ResourceGroup group = new ResourceGroup(new Resources(64_000, 500 * GIB), false, 30);
        assertThat(NeededInstances.of(List.of(group), List.of())).isEqualTo(new NeededInstances(1, 30, 0));
        assertThat(NeededInstances.of(List.of(), List.of())).isEqualTo(NeededInstances.NONE);
        assertThat(NeededInstances.of(List.of(), List.of(SMALL))).isEqualTo(NeededInstances.NONE);
    }
}

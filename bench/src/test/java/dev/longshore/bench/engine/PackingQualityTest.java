package dev.longshore.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackingQualityTest {
    private static final int TASKS = 300;

    @ParameterizedTest
    @EnumSource
    void nobodyUsesFewerInstancesThanTheLowerBound(Mix mix) {
        List<Resources> tasks = mix.tasks(TASKS);
        int bound = LowerBound.of(tasks);
        assertThat(tasks).hasSize(TASKS);
        assertThat(PackingQuality.instances(tasks, Resource.MEMORY)).isGreaterThanOrEqualTo(bound);
        assertThat(PackingQuality.instances(tasks, Resource.CPU)).isGreaterThanOrEqualTo(bound);
        assertThat(MostAllocated.nodes(tasks)).isGreaterThanOrEqualTo(bound);
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "RANDOM_BOTH", "BIMODAL"})
    void binpackIsWithinATenthOfTheBound(Mix mix) {
        List<Resources> tasks = mix.tasks(TASKS);
        assertThat(PackingQuality.instances(tasks, Resource.MEMORY))
                .isLessThanOrEqualTo(LowerBound.of(tasks) * 11 / 10);
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "BIMODAL", "ASCENDING"})
    void onOneResourceBinpackIsNoWorseThanMostAllocated(Mix mix) {
        List<Resources> tasks = mix.tasks(TASKS);
        assertThat(PackingQuality.instances(tasks, Resource.MEMORY)).isLessThanOrEqualTo(MostAllocated.nodes(tasks));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tasks, CPU, memory in hundredths of an instance, instances at the least
            4, 25, 10, 1
            4, 10, 26, 2
            3, 51, 10, 3
            7, 50, 50, 4
            """)
    void theBoundCountsWhatEachTaskTakesOfTheScarcerResource(int tasks, int cpu, int memory, int bound) {
        assertThat(LowerBound.of(tasks(tasks, cpu, memory))).isEqualTo(bound);
    }

    @Test
    void whatIsSmallFillsTheRoomBesideTheLargeFirst() {
        List<Resources> mixed = Stream.concat(tasks(2, 60, 60).stream(), tasks(4, 25, 25).stream())
                .toList();
        assertThat(LowerBound.of(mixed)).isEqualTo(3);
    }

    @Test
    void mostAllocatedTakesTheNodeThatIsFullestWithThePod() {
        List<Resources> tasks = Stream.of(tasks(1, 60, 60), tasks(1, 50, 50), tasks(1, 40, 40), tasks(1, 50, 50))
                .flatMap(List::stream)
                .toList();
        assertThat(MostAllocated.nodes(tasks)).isEqualTo(2);
    }

    @Test
    void zonesDifferByOneTaskAtMost() {
        assertThat(PackingQuality.zoneSkew(500)).isLessThanOrEqualTo(1);
    }

    private static List<Resources> tasks(int count, long cpu, long memory) {
        return Collections.nCopies(
                count, new Resources(cpu * Mix.INSTANCE.milliCpu() / 100, memory * Mix.INSTANCE.memoryBytes() / 100));
    }
}

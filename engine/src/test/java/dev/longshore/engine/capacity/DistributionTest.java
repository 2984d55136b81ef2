package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented examples of base and weight. */
class DistributionTest {
    private static final List<String> NAMES = List.of("A", "B", "C");

    /** Items as base/weight; how many tasks; how many of them each provider gets. */
    @ParameterizedTest
    @CsvSource({
        "0/1 0/1,       4,  2 2",
        "0/1 0/4,       5,  1 4",
        "0/1 0/4,       10, 2 8",
        "1/1 0/4,       6,  2 4",
        "2/0 0/1,       5,  2 3",
        "3/1 0/1,       2,  2 0",
        "0/1 0/1,       5,  3 2",
        "0/1,           7,  7",
        "0/0 0/1,       3,  0 3",
        "1/0 0/3 0/1,   5,  1 3 1",
        "10/1 0/1,      10, 10 0",
        "10/1 0/1,      12, 11 1",
        "0/1 0/1,       0,  0 0"
    })
    void tasksAreSharedAsDocumented(String strategy, int tasks, String expected) {
        List<StrategyItem> items = items(strategy);
        Map<String, Integer> counts = new HashMap<>();
        new Distribution(items, Map.of()).start(tasks).forEach(one -> counts.merge(one, 1, Integer::sum));
        assertThat(numbers(items, counts)).isEqualTo(expected);
    }

    /** What is there; how many stop; what remains. */
    @ParameterizedTest
    @CsvSource({
        "0/1 0/1,     3 2,   1, 2 2",
        "0/1 0/1,     2 2,   1, 2 1",
        "0/1 0/4,     2 8,   5, 1 4",
        "1/1 0/4,     2 4,   5, 1 0",
        "1/1 0/4,     2 4,   6, 0 0",
        "2/0 0/1,     2 3,   3, 2 0",
        "2/0 0/1,     2 3,   4, 1 0",
        "0/1 0/1,     6 0,   2, 4 0",
        "0/1 0/1,     6 1,   3, 3 1"
    })
    void whatIsTooMuchStopsFirst(String strategy, String before, int stops, String expected) {
        List<StrategyItem> items = items(strategy);
        Map<String, Integer> counts = counts(before);
        Distribution distribution = new Distribution(items, counts);
        for (int stop = 0; stop < stops; stop++) {
            counts.merge(distribution.stop().orElseThrow(), -1, Integer::sum);
        }
        assertThat(numbers(items, counts)).isEqualTo(expected);
    }

    @Test
    void whatIsUnevenIsEvenedOutByNewTasks() {
        assertThat(new Distribution(items("0/1 0/1"), Map.of("A", 4)).start(5))
                .containsExactly("B", "B", "B", "B", "A");
    }

    @Test
    void othersProvidersTasksDoNotCount() {
        assertThat(new Distribution(items("0/1 0/1"), Map.of("gone", 7)).start(2))
                .containsExactly("A", "B");
        assertThat(new Distribution(items("0/1 0/1"), Map.of("gone", 7)).stop()).isEmpty();
    }

    @Test
    void aStrategyThatPlacesNothingIsNone() {
        assertThatThrownBy(() -> new Distribution(items("0/0 0/0"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("places nothing");
    }

    private static List<StrategyItem> items(String strategy) {
        List<List<Integer>> parts = Arrays.stream(strategy.split(" "))
                .map(item -> numbers(item, "/"))
                .toList();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new StrategyItem(
                        NAMES.get(i), parts.get(i).getFirst(), parts.get(i).getLast()))
                .toList();
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        List<Integer> parts = numbers(text, " ");
        IntStream.range(0, parts.size()).forEach(i -> counts.put(NAMES.get(i), parts.get(i)));
        return counts;
    }

    private static List<Integer> numbers(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(Integer::valueOf).toList();
    }

    private static String numbers(List<StrategyItem> items, Map<String, Integer> counts) {
        return items.stream()
                .map(item -> String.valueOf(counts.getOrDefault(item.provider(), 0)))
                .collect(Collectors.joining(" "));
    }
}

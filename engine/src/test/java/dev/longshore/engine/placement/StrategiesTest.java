package dev.longshore.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceBuilder;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.query.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies and constraints as tables, on five instances that differ in size, zone and rack. Tasks take 500m and 512 MiB. */
class StrategiesTest {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void register() {
        ledger.register(
                sized("a1", 4000, 4096).zone("a").attribute("rack", "r1").build());
        ledger.register(
                sized("a2", 2000, 8192).zone("a").attribute("rack", "r2").build());
        ledger.register(sized("b1", 1000, 2048).zone("b").build());
        ledger.register(
                sized("b2", 3000, 1024).zone("b").attribute("rack", "r1").build());
        ledger.register(sized("n1", 4000, 8192).build());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # the fewest pods, then the first that registered
            ''                                                            | a1 a2 b1 b2 n1
            # the least that is left and still fits
            binpack:cpu                                                   | b1 b1 a2 a2 a2 a2 b2
            binpack:memory                                                | b2 b2 b1 b1 a1
            # instances that lack the attribute are one value
            spread:attribute:rack                                         | a1 a2 b1 b2 n1
            spread:attribute:ecs.availability-zone                        | a1 b1 n1 a2 b2 n1
            spread:attribute:nobody-has-it                                | a1 a2 b1 b2 n1 a1
            # a later rule breaks ties only
            spread:attribute:ecs.availability-zone binpack:memory         | b2 a1 n1 b2 a1
            spread:attribute:ecs.availability-zone spread:instanceId      | a1 b1 n1 a2 b2 n1 a1
            spread:instanceId binpack:cpu                                 | b1 a2 b2 a1 n1 b1
            spread:host binpack:cpu                                       | b1 a2 b2 a1 n1 b1
            binpack:cpu spread:instanceId                                 | b1 b1 a2 a2
            # racks lie across the zones: a task on a rack counts in the other zones too
            spread:attribute:ecs.availability-zone spread:attribute:rack  | a1 b1 n1 a2 b2 n1
            spread:attribute:rack spread:attribute:ecs.availability-zone  | a1 b1 a2 n1 b2
            """)
    void eachTaskGoesToTheFirstInTheStrategysOrder(String strategy, String expected) {
        List<PlacementStrategy> rules =
                words(strategy).stream().map(StrategiesTest::strategy).toList();
        assertThat(place(
                        new PlacementRules(List.of(), rules, Set.of()),
                        words(expected).size()))
                .isEqualTo(words(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            distinctInstance                                     | a1 a2 b1 b2 n1
            attribute:rack == r1                                 | a1 b2 a1 b2 a1 a1 a1 a1 a1 a1
            attribute:rack exists, distinctInstance              | a1 a2 b2
            attribute:rack !exists, distinctInstance             | b1 n1
            attribute:rack exists, attribute:rack != r1          | a2 a2 a2 a2
            runningTasksCount < 1                                | a1 a2 b1 b2 n1
            attribute:rack == r1, runningTasksCount < 2          | a1 b2 a1 b2
            # the first task of a group that wants to be beside itself has no place
            task:group == service:web                            | ''
            not(task:group == service:web)                       | a1 a2 b1 b2 n1
            """)
    void allConstraintsBindForEveryTask(String constraints, String expected) {
        PlacementConstraint[] binding = Stream.of(constraints.split(", "))
                .map(StrategiesTest::constraint)
                .toArray(PlacementConstraint[]::new);
        int oneMore = words(expected).size() + 1;
        assertThat(place(PlacementRules.of().with(binding), oneMore)).isEqualTo(words(expected));
    }

    private List<String> place(PlacementRules rules, int tasks) {
        TaskShape shape = Fixture.shape(500, 512);
        PlacementRequest batch = Fixture.request(shape, rules, Fixture.tasks("web", tasks));
        List<String> together = Fixture.instancesOf(new Placer().place(ledger, batch, Fixture.NOW));
        batch.tasks().forEach(task -> ledger.forget(task, Fixture.NOW));
        List<String> oneByOne = batch.tasks().stream()
                .map(task -> Fixture.request(shape, rules, List.of(task)))
                .flatMap(one -> Fixture.instancesOf(new Placer().place(ledger, one, Fixture.NOW)).stream())
                .toList();
        assertThat(oneByOne).as("one by one").isEqualTo(together);
        return together;
    }

    private static InstanceBuilder sized(String name, long milliCpu, long mebibytes) {
        return Instance.builder(name, new Resources(milliCpu, mebibytes * Fixture.MIB));
    }

    private static PlacementStrategy strategy(String text) {
        String[] parts = text.split(":", 2);
        return parts[0].equals("spread")
                ? new PlacementStrategy.Spread(parts[1])
                : new PlacementStrategy.Binpack(PlacementStrategy.Resource.valueOf(parts[1].toUpperCase(Locale.ROOT)));
    }

    private static PlacementConstraint constraint(String text) {
        return text.equals("distinctInstance")
                ? new PlacementConstraint.DistinctInstance()
                : new PlacementConstraint.MemberOf(Expression.parse(text));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}

package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.capacity.StrategyItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks stop, by the strategy that placed them. */
class StopRuleTest {
    private static final Map<String, StopRule> RULES = Map.of(
            "zone",
            new StopRule.FullestZone(),
            "instance",
            new StopRule.FullestInstance(),
            "rack",
            new StopRule.FullestValue(Map.of("a1", "r1", "a2", "r2", "b1", "r1", "b2", "r2")),
            "binpack",
            new StopRule.EmptiestInstance(Map.of("a1", 10L, "a2", 40L, "b1", 30L, "b2", 20L), 5),
            "share",
            new StopRule.MostBeyondShare(
                    List.of(new StrategyItem("a", 1, 1), new StrategyItem("b", 0, 1)),
                    Map.of("a1", "a", "a2", "a", "b1", "b", "b2", "b")),
            "even",
            new StopRule.EmptiestInstance(Map.of("a1", 10L, "a2", 10L), 5));

    /** Rules; the instances of tasks t0, t1 ... in zones by their letter; how many are wanted; which stop, in order. */
    @ParameterizedTest
    @CsvSource({
        "zone instance, a1 a1 b1,       2, t0",
        "zone instance, a1 b1 b1,       1, t1 t0",
        "zone instance, a1 a2 a2 b1 b1, 3, t1 t3",
        "instance,      a1 a1 b1,       1, t0 t1",
        "rack,          a1 a2 b1,       2, t0",
        "rack instance, a1 a2 b1 b1,    2, t2 t0",
        "rack instance, a1 a2 c1 c2,    2, t2 t0",
        "binpack,       a1 a2 b1 b2,    2, t1 t2",
        "binpack,       a1 a2 a2 b1,    1, t1 t2 t3",
        "zone binpack,  a1 a2 b1 b2,    2, t1 t2",
        "even,          a1 a2 a1 a2,    2, t0 t2",
        "share zone,    a1 a1 b1 b1,    3, t2",
        "share zone,    a1 a1 a2 b1,    2, t0 t3",
        "share,         a1 b1 b2 b1,    1, t1 t2 t3",
        "share,         a1 c1 b1,       2, t1",
        "'',            a1 a2 b1,       1, t0 t1"
    })
    void stopsWhatTheStrategyWouldLackLeast(String rules, String instances, int desired, String stopped) {
        List<String> names = Arrays.asList(instances.split(" "));
        List<ServiceTask> tasks = IntStream.range(0, names.size())
                .mapToObj(number -> task("t" + number, names.get(number)))
                .toList();
        List<StopRule> chain = Arrays.stream(rules.split(" "))
                .filter(rule -> !rule.isEmpty())
                .map(RULES::get)
                .toList();
        ServicePlan plan = ServiceScheduler.decide(TestTasks.service(desired, 0, 200, "d", chain, tasks));
        assertThat(plan.stops().stream().map(StopTask::taskId)).containsExactly(stopped.split(" "));
    }

    private static ServiceTask task(String id, String instance) {
        return TestTasks.task(id, "d", TaskPhase.RUNNING, true, instance.substring(0, 1), instance);
    }
}

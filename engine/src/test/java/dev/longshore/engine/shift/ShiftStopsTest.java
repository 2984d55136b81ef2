package dev.longshore.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.capacity.StrategyItem;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.deployment.TaskHealth;
import dev.longshore.engine.deployment.TaskPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While traffic shifts, each revision keeps the ratio of the capacity provider strategy by itself when the service is made smaller. */
class ShiftStopsTest {
    private static final StopRule BEYOND_SHARE = new StopRule.MostBeyondShare(
            List.of(new StrategyItem("a", 0, 1), new StrategyItem("b", 0, 1)), Map.of("on-a", "a", "on-b", "b"));

    @Test
    void bothRevisionsLoseTheTasksThatAreBeyondTheSharesOfTheirProviders() {
        List<ServiceTask> tasks = new ArrayList<>();
        tasks.addAll(tasks("blue", 4, 2));
        tasks.addAll(tasks("green", 2, 4));
        ShiftState shifting = new ShiftState(Stage.PRODUCTION_TRAFFIC_SHIFT, Instant.EPOCH, 1, 500, List.of());
        ShiftScheduler.Plans plans = ShiftScheduler.decide(
                new ShiftTasks(4, 100, 200, "green", true, Optional.of("blue"), Set.of(), List.of(BEYOND_SHARE), tasks),
                shifting);
        assertThat(plans.blue().stops())
                .extracting(StopTask::taskId)
                .hasSize(2)
                .allMatch(task -> task.startsWith("blue-on-a"));
        assertThat(plans.green().stops())
                .extracting(StopTask::taskId)
                .hasSize(2)
                .allMatch(task -> task.startsWith("green-on-b"));
    }

    private static List<ServiceTask> tasks(String deployment, int onA, int onB) {
        List<ServiceTask> tasks = new ArrayList<>();
        for (int number = 0; number < onA + onB; number++) {
            String instance = number < onA ? "on-a" : "on-b";
            tasks.add(new ServiceTask(
                    deployment + "-" + instance + "-" + number,
                    deployment,
                    TaskPhase.RUNNING,
                    TaskHealth.HEALTHY,
                    false,
                    false,
                    Optional.of("zone-a"),
                    Optional.of(instance)));
        }
        return tasks;
    }
}

package dev.longshore.operator.placement;

import dev.longshore.engine.capacity.Distribution;
import dev.longshore.engine.capacity.StrategyItem;
import dev.longshore.operator.names.TaskName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses a capacity provider for each new task. */
public final class TaskProviders {
    private TaskProviders() {}

    /** As for one RunTask call: nothing counts but these tasks. */
    public static Map<String, String> fresh(List<StrategyItem> strategy, List<TaskName> tasks) {
        return choose(strategy, Map.of(), tasks);
    }

    /**
     * The provider of each task, by its pod's name; empty without a strategy.
     *
     * @param counts how many tasks each provider has already
     */
    public static Map<String, String> choose(
            List<StrategyItem> strategy, Map<String, Integer> counts, List<TaskName> tasks) {
        if (strategy.isEmpty()) {
            return Map.of();
        }
        List<String> providers = new Distribution(strategy, counts).start(tasks.size());
        Map<String, String> chosen = new HashMap<>();
        for (int index = 0; index < providers.size(); index++) {
            chosen.put(tasks.get(index).podName(), providers.get(index));
        }
        return chosen;
    }
}

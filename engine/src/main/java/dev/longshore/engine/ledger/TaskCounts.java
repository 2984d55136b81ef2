package dev.longshore.engine.ledger;

import java.util.HashMap;
import java.util.Map;

/** How many tasks of each group each instance has, by the instance's slot. */
final class TaskCounts {
    private static final IntCounts NONE = new IntCounts();

    private final Map<TaskGroup, IntCounts> byGroup = new HashMap<>();

    IntCounts of(TaskGroup group) {
        return byGroup.getOrDefault(group, NONE);
    }

    void change(TaskGroup group, int slot, int by) {
        IntCounts counts = byGroup.computeIfAbsent(group, g -> new IntCounts());
        counts.change(slot, by);
        if (counts.isEmpty()) {
            byGroup.remove(group);
        }
    }
}

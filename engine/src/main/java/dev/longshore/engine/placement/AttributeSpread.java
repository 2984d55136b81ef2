package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.AttributeColumn;
import dev.longshore.engine.ledger.InstanceTable;
import dev.longshore.engine.ledger.IntCounts;
import java.util.List;

/** How many tasks of the group the instances of each value of one attribute have together. */
final class AttributeSpread {
    private final AttributeColumn column;
    private final int[] tasksByValue;

    AttributeSpread(InstanceTable table, String attribute, IntCounts tasksBySlot) {
        this.column = table.column(List.of(attribute));
        this.tasksByValue = new int[column.size()];
        tasksBySlot.forEach((slot, count) -> {
            if (table.isRegistered(slot)) {
                tasksByValue[column.number(slot)] += count;
            }
        });
    }

    /** Tasks on all instances that share this one's value. */
    int tasks(int slot) {
        return tasksByValue[column.number(slot)];
    }

    void placed(int slot) {
        tasksByValue[column.number(slot)]++;
    }
}

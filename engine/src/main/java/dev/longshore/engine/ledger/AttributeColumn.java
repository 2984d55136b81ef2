package dev.longshore.engine.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that instances have for a list of attributes, numbered: instances with equal values have equal numbers, and
 * those that lack an attribute are equal in lacking it.
 */
public final class AttributeColumn {
    private final int[] numbers;
    private final int size;

    private AttributeColumn(int[] numbers, int size) {
        this.numbers = numbers;
        this.size = size;
    }

    /** The number of the values that the instance in this slot has: 0 or more, less than {@link #size}. */
    public int number(int slot) {
        return numbers[slot];
    }

    /** How many different values there are. */
    public int size() {
        return size;
    }

    /** Numbers the values of those slots that are registered; the others get 0 and are never asked for. */
    static AttributeColumn of(List<String> attributes, InstanceTable table) {
        int[] numbers = new int[table.end()];
        if (attributes.isEmpty()) {
            return new AttributeColumn(numbers, 1);
        }
        Map<List<String>, Integer> known = new HashMap<>();
        for (int slot = 0; slot < numbers.length; slot++) {
            if (table.isRegistered(slot)) {
                Map<String, String> has = table.book(slot).instance().attributes();
                // A character that no value has tells a missing value from an empty one.
                List<String> values = attributes.stream()
                        .map(name -> has.getOrDefault(name, "\0"))
                        .toList();
                numbers[slot] = known.computeIfAbsent(values, v -> known.size());
            }
        }
        return new AttributeColumn(numbers, Math.max(1, known.size()));
    }
}

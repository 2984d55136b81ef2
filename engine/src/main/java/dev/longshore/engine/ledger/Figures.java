package dev.longshore.engine.ledger;

import java.util.Arrays;

/** One figure of every instance, by slot: a live view that only its owner changes. */
public final class Figures {
    private static final int SMALLEST = 16;

    private long[] values;

    Figures() {
        this(new long[SMALLEST]);
    }

    private Figures(long[] values) {
        this.values = values;
    }

    /** A view of an array with a figure for each slot; whoever has the array changes it. */
    public static Figures over(long[] bySlot) {
        return new Figures(bySlot);
    }

    /** The figure of the instance in this slot. */
    public long of(int slot) {
        return values[slot];
    }

    void set(int slot, long value) {
        if (slot >= values.length) {
            values = Arrays.copyOf(values, Math.max(slot + 1, 2 * values.length));
        }
        values[slot] = value;
    }
}

package dev.longshore.engine.placement;

import java.util.Arrays;

/**
 * The instances that have equal values for all attributes that are spread over, and could take the next task. Among them only
 * figures of their own decide, so that placing a task moves one of them alone: they stand in a heap, the best on top.
 */
final class Cell {
    private static final int SMALLEST = 8;

    private final Order order;
    private final long[] rank;
    private int[] slots = new int[SMALLEST];
    private int size;
    private boolean heaped;

    Cell(Order order) {
        this.order = order;
        this.rank = order.newRank();
    }

    void add(int slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        slots[size++] = slot;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The best instance; the cell must not be empty. */
    int best() {
        if (!heaped) {
            for (int at = size / 2 - 1; at >= 0; at--) {
                sink(at);
            }
            heaped = true;
        }
        return slots[0];
    }

    /** The best instance took a task and could take another. */
    void bestChanged() {
        sink(0);
    }

    /** The best instance is full. */
    void removeBest() {
        slots[0] = slots[--size];
        sink(0);
    }

    /** Reads the rank of the best instance as it is now; answers whether it is another than before. */
    boolean rankChanged() {
        long[] before = rank.clone();
        order.rank(best(), rank);
        return !Arrays.equals(before, rank);
    }

    /** Whether its best instance ranked before the other's when both were read last. */
    boolean ranksBefore(Cell other) {
        return Arrays.compare(rank, other.rank) < 0;
    }

    private void sink(int from) {
        int at = from;
        int moving = slots[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && order.isBetter(slots[child + 1], slots[child])) {
                child++;
            }
            if (!order.isBetter(slots[child], moving)) {
                break;
            }
            slots[at] = slots[child];
            at = child;
        }
        if (size > 0) {
            slots[at] = moving;
        }
    }
}

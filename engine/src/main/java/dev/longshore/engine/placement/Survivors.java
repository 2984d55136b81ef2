package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceTable;

/**
 * The instances that came through the funnel, by the strategy's order. A placement changes the figures of the instance that
 * took it, and makes every cell that shares a value with it worse, never better: so the cells stand in a heap by what was last
 * read of them, and the first is read again before it is believed.
 */
final class Survivors {
    private final Funnel funnel;
    private final Order order;
    private final Cell[] heap;
    private int size;

    Survivors(InstanceTable table, Funnel funnel, Order order) {
        this.funnel = funnel;
        this.order = order;
        this.heap = new Cell[order.cells()];
        for (int number = 0; number < heap.length; number++) {
            heap[number] = new Cell(order);
        }
        for (int slot = 0; slot < table.end(); slot++) {
            if (funnel.admits(slot)) {
                heap[order.cell(slot)].add(slot);
            }
        }
        keepCellsInUse();
    }

    private void keepCellsInUse() {
        for (Cell cell : heap.clone()) {
            if (!cell.isEmpty()) {
                cell.rankChanged();
                heap[size++] = cell;
            }
        }
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The slot of the best instance. */
    int best() {
        while (heap[0].rankChanged()) {
            sink(0);
        }
        return heap[0].best();
    }

    /** The best instance took a task, which is in the ledger. */
    void placed() {
        Cell cell = heap[0];
        int slot = cell.best();
        order.placed(slot);
        if (funnel.admitsMore(slot)) {
            cell.bestChanged();
        } else {
            cell.removeBest();
        }
        if (cell.isEmpty()) {
            heap[0] = heap[--size];
        } else {
            cell.rankChanged();
        }
        sink(0);
    }

    private void sink(int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1].ranksBefore(heap[child])) {
                child++;
            }
            if (!heap[child].ranksBefore(heap[at])) {
                return;
            }
            Cell better = heap[child];
            heap[child] = heap[at];
            heap[at] = better;
            at = child;
        }
    }
}

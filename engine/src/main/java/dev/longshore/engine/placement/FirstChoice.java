package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Figures;
import dev.longshore.engine.ledger.InstanceTable;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The best instance for one task alone. Nothing needs to be kept in order then: each instance is held against the best of its
 * cell so far, and only one that is better goes through the funnel, which costs more.
 */
final class FirstChoice {
    private static final int NONE = -1;

    private FirstChoice() {}

    /** The slot of the strategy's first among those that the funnel admits. */
    static OptionalInt of(InstanceTable table, Funnel funnel, Order order) {
        int best = order.cells() == 1 ? bestOfAll(table, funnel, order) : bestOfCells(table, funnel, order);
        return best == NONE ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static int bestOfAll(InstanceTable table, Funnel funnel, Order order) {
        Figures figures = order.first();
        long least = Long.MAX_VALUE;
        int best = NONE;
        for (int slot = 0; slot < table.end(); slot++) {
            if (figures.of(slot) <= least
                    && funnel.hasCpuAndMemory(slot)
                    && (best == NONE || order.isBetter(slot, best))
                    && funnel.admits(slot)) {
                best = slot;
                least = figures.of(slot);
            }
        }
        return best;
    }

    private static int bestOfCells(InstanceTable table, Funnel funnel, Order order) {
        int[] best = new int[order.cells()];
        Arrays.fill(best, NONE);
        for (int slot = 0; slot < table.end(); slot++) {
            int known = best[order.cell(slot)];
            if ((known == NONE || order.isBetter(slot, known)) && funnel.admits(slot)) {
                best[order.cell(slot)] = slot;
            }
        }
        return leastRank(best, order);
    }

    private static int leastRank(int[] slots, Order order) {
        long[] rank = order.newRank();
        long[] least = order.newRank();
        int best = NONE;
        for (int slot : slots) {
            if (slot != NONE) {
                order.rank(slot, rank);
                if (best == NONE || Arrays.compare(rank, least) < 0) {
                    best = slot;
                    System.arraycopy(rank, 0, least, 0, rank.length);
                }
            }
        }
        return best;
    }
}

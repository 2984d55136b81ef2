package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.AttributeColumn;
import dev.longshore.engine.ledger.Figures;
import dev.longshore.engine.ledger.InstanceTable;
import dev.longshore.engine.ledger.IntCounts;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Random;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/**
 * The strategy of one request as numbers: for each rule one that tells how good an instance is now, smaller being better. Where
 * all rules tie, the instance with fewer pods comes first, so that small services do not meet on the first instances, then the
 * one that registered first.
 */
final class Order {
    private final InstanceTable table;
    private final IntCounts groupTasks;
    private final List<IntToLongFunction> rules = new ArrayList<>();
    /** Those of the rules whose numbers are an instance's own, not shared with others of the same attributes. */
    private final Figures[] own;

    private final List<IntConsumer> counters = new ArrayList<>();
    private final AttributeColumn cells;

    Order(Ledger ledger, PlacementRequest request) {
        this.table = ledger.table();
        this.groupTasks = ledger.tasksOf(request.group());
        // Where no task of the group is yet, spreading says nothing of the first.
        boolean spreads = request.tasks().size() > 1 || !groupTasks.isEmpty();
        List<String> attributes = new ArrayList<>();
        List<Figures> figures = new ArrayList<>();
        for (PlacementStrategy strategy : request.rules().strategy()) {
            switch (strategy) {
                case Spread spread -> {
                    if (spreads && spread.overInstances()) {
                        figures.add(add(tasksOfGroup()));
                    } else if (spreads) {
                        attributes.add(spread.attribute());
                        add(new AttributeSpread(table, spread.attribute(), groupTasks));
                    }
                }
                case Binpack binpack -> figures.add(add(free(binpack.resource())));
                case Random random -> figures.add(add(turns(request.seed())));
            }
        }
        figures.add(add(table.pods()));
        rules.add(slot -> slot);
        this.own = figures.toArray(Figures[]::new);
        this.cells = table.column(attributes);
    }

    private Figures add(Figures figures) {
        rules.add(figures::of);
        return figures;
    }

    private void add(AttributeSpread spread) {
        rules.add(spread::tasks);
        counters.add(spread::placed);
    }

    private Figures free(Resource resource) {
        return switch (resource) {
            case CPU -> table.freeMilliCpu();
            case MEMORY -> table.freeMemoryBytes();
        };
    }

    private Figures tasksOfGroup() {
        long[] tasks = new long[table.end()];
        groupTasks.forEach((slot, count) -> tasks[slot] = count);
        counters.add(slot -> tasks[slot]++);
        return Figures.over(tasks);
    }

    private Figures turns(long seed) {
        Chance chance = new Chance(seed, table.end());
        counters.add(chance::taken);
        return chance.turns();
    }

    /** How many cells there are: sets of instances that have equal values for all attributes that are spread over. */
    int cells() {
        return cells.size();
    }

    /** The cell of an instance, 0 or more and less than {@link #cells}. */
    int cell(int slot) {
        return cells.number(slot);
    }

    /** The first number in which two instances of one cell may differ. */
    Figures first() {
        return own[0];
    }

    /** Whether, of two instances of one cell, the first is better. */
    boolean isBetter(int slot, int other) {
        for (Figures figures : own) {
            long difference = figures.of(slot) - figures.of(other);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return slot < other;
    }

    /** Writes the numbers of an instance, for comparing it with one of another cell. */
    void rank(int slot, long[] into) {
        for (int index = 0; index < into.length; index++) {
            into[index] = rules.get(index).applyAsLong(slot);
        }
    }

    long[] newRank() {
        return new long[rules.size()];
    }

    /** Notes that the instance took a task of the group. */
    void placed(int slot) {
        for (IntConsumer counter : counters) {
            counter.accept(slot);
        }
    }
}

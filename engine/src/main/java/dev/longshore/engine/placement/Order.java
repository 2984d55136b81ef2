package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.AttributeColumn;
import dev.longshore.engine.ledger.InstanceTable;
import dev.longshore.engine.ledger.IntCounts;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Random;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * The strategy of one request as numbers: for each rule one that tells how good an instance is now, smaller being better. Where
 * all rules tie, the instance with fewer pods comes first, so that small services do not meet on the first instances, then the
 * one that registered first.
 */
final class Order {
    /** One rule's number for the instance in a slot. */
    private interface Rule {
        long of(int slot);
    }

    private final InstanceTable table;
    private final Rule[] rules;
    private final boolean[] shared;
    private final List<AttributeSpread> spreads = new ArrayList<>();
    private final int[] groupTasks;
    private final Chance chance;
    private final AttributeColumn cells;

    Order(Ledger ledger, PlacementRequest request) {
        this.table = ledger.table();
        this.chance = new Chance(request.seed(), table.end());
        List<PlacementStrategy> strategy = request.rules().strategy();
        this.groupTasks = new int[table.end()];
        IntCounts tasks = ledger.tasksOf(request.group());
        tasks.forEach((slot, count) -> groupTasks[slot] = count);
        this.rules = new Rule[strategy.size() + 2];
        this.shared = new boolean[rules.length];
        List<String> attributes = new ArrayList<>();
        for (int index = 0; index < strategy.size(); index++) {
            if (strategy.get(index) instanceof Spread spread && !spread.overInstances()) {
                attributes.add(spread.attribute());
                shared[index] = true;
            }
            rules[index] = rule(strategy.get(index), tasks);
        }
        rules[rules.length - 2] = table::pods;
        rules[rules.length - 1] = slot -> slot;
        this.cells = table.column(attributes);
    }

    private Rule rule(PlacementStrategy strategy, IntCounts tasks) {
        return switch (strategy) {
            case Spread spread -> {
                if (spread.overInstances()) {
                    yield slot -> groupTasks[slot];
                }
                AttributeSpread counts = new AttributeSpread(table, spread.attribute(), tasks);
                spreads.add(counts);
                yield counts::tasks;
            }
            case Binpack binpack -> binpack.resource() == Resource.CPU ? table::freeMilliCpu : table::freeMemoryBytes;
            case Random random -> chance::turn;
        };
    }

    /** How many cells there are: sets of instances that have equal values for all attributes that are spread over. */
    int cells() {
        return cells.size();
    }

    /** The cell of an instance, 0 or more and less than {@link #cells}. */
    int cell(int slot) {
        return cells.number(slot);
    }

    /** Whether, of two instances of one cell, the first is better. */
    boolean isBetter(int slot, int other) {
        for (int index = 0; index < rules.length; index++) {
            if (!shared[index]) {
                long difference = rules[index].of(slot) - rules[index].of(other);
                if (difference != 0) {
                    return difference < 0;
                }
            }
        }
        return false;
    }

    /** Writes the numbers of an instance, for comparing it with one of another cell. */
    void rank(int slot, long[] into) {
        for (int index = 0; index < rules.length; index++) {
            into[index] = rules[index].of(slot);
        }
    }

    long[] newRank() {
        return new long[rules.length];
    }

    /** Notes that the instance took a task of the group. */
    void placed(int slot) {
        groupTasks[slot]++;
        for (AttributeSpread spread : spreads) {
            spread.placed(slot);
        }
        chance.taken(slot);
    }
}

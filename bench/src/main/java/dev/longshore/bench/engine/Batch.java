package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.InstanceBuilder;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementRequest;
import dev.longshore.engine.placement.Placer;
import java.util.ArrayList;
import java.util.List;

/** One scenario on a fleet of so many instances: placed by the engine, undone, and placed again. */
final class Batch {
    private static final long NOW_MILLIS = 1_000_000;
    private static final int CHANGED_EVERY = 100;

    private final Scenario scenario;
    private final int instances;
    private final Ledger ledger;
    private final List<PlacementRequest> requests;
    private final Placer placer = new Placer();
    private final List<Placement> placed = new ArrayList<>();
    private boolean changed;

    Batch(Scenario scenario, int instances) {
        this.scenario = scenario;
        this.instances = instances;
        this.ledger = Fleet.carrying(instances);
        this.requests = scenario.requests(instances);
    }

    /** Places all tasks; answers how many got a place. */
    int place() {
        if (scenario == Scenario.CHANGING) {
            changeNodes();
        }
        for (PlacementRequest request : requests) {
            placed.addAll(placer.place(ledger, request, NOW_MILLIS).placed());
        }
        return placed.size();
    }

    /** Where the tasks are, by slot and in their order. */
    int[] slots() {
        return placed.stream()
                .mapToInt(placement ->
                        ledger.instance(placement.instance()).orElseThrow().slot())
                .toArray();
    }

    /** Takes the placed tasks off again. */
    void undo() {
        placed.forEach(placement -> ledger.forget(placement.task(), NOW_MILLIS));
        placed.clear();
    }

    List<String> audit() {
        return ledger.audit();
    }

    /** The plain loop over the instances as they are now. */
    Roofline roofline() {
        return new Roofline(scenario, ledger);
    }

    List<PlacementRequest> requests() {
        return requests;
    }

    /** Every hundredth node gets another rack, and each second of these is drained, or all that is taken back. */
    private void changeNodes() {
        changed = !changed;
        for (int number = 0; number < instances; number += CHANGED_EVERY) {
            InstanceBuilder node = Fleet.instance(number);
            if (changed) {
                node.attribute("rack", "moved");
                node.status(number % (2 * CHANGED_EVERY) == 0 ? InstanceStatus.DRAINING : InstanceStatus.ACTIVE);
            }
            ledger.register(node.build());
        }
    }
}

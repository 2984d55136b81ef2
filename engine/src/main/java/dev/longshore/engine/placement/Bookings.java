package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reserves places for the tasks of one request, in their order. Those without ports share one claim. */
final class Bookings {
    private final Ledger ledger;
    private final PlacementRequest request;
    private final Ports ports;
    private final Claim withoutPorts;
    private final List<Placement> placed;

    Bookings(Ledger ledger, PlacementRequest request, Ports ports) {
        this.ledger = ledger;
        this.request = request;
        this.ports = ports;
        this.withoutPorts = claim(Set.of(), Set.of());
        this.placed = new ArrayList<>(request.tasks().size());
    }

    /** Whether all tasks have a place. */
    boolean isComplete() {
        return placed.size() == request.tasks().size();
    }

    /** Reserves what the next task needs on the instance in this slot. */
    void add(int slot) {
        InstanceLedger book = ledger.table().book(slot);
        List<PortBinding> bindings = ports.none() ? List.of() : ports.bind(book);
        Claim claim = ports.none() ? withoutPorts : claim(Ports.all(bindings), ports.dynamic(bindings));
        Placement placement = new Placement(request.tasks().get(placed.size()), book.name(), bindings);
        ledger.assume(placement.task(), book, claim);
        placed.add(placement);
    }

    List<Placement> placed() {
        return placed;
    }

    private Claim claim(Set<HostPort> hostPorts, Set<HostPort> dynamicPorts) {
        return new Claim(request.shape().resources(), hostPorts, dynamicPorts, Optional.of(request.group()));
    }
}

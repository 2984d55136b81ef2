package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The clauses that an instance must meet to take a task, in ECS's order: is it a candidate at all, then has it the
 * room. What a clause needs of the request is fixed when the funnel is made.
 */
final class Funnel {
    private final Resources needed;
    private final Map<String, String> avoided;
    private final Ports ports;
    private final List<Function<InstanceLedger, Optional<Refusal>>> standing =
            List.of(this::status, this::agent, this::taints, this::avoided);
    private final List<Function<InstanceLedger, Optional<Refusal>>> room =
            List.of(this::cpu, this::memory, this::staticPorts, this::dynamicPorts, this::pods);

    Funnel(PlacementRequest request, Ports ports) {
        this.needed = request.shape().resources();
        this.avoided = request.avoided();
        this.ports = ports;
    }

    /** Whether the instance may take tasks at all, which placing tasks does not change. */
    boolean isCandidate(InstanceLedger book) {
        return standing.stream().allMatch(clause -> clause.apply(book).isEmpty());
    }

    /** Whether the instance has room for one more task. */
    boolean hasRoom(InstanceLedger book) {
        for (Function<InstanceLedger, Optional<Refusal>> clause : room) {
            if (clause.apply(book).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Every clause that the instance fails, in order. */
    List<Refusal> refusals(InstanceLedger book) {
        return Stream.concat(standing.stream(), room.stream())
                .flatMap(clause -> clause.apply(book).stream())
                .toList();
    }

    private Optional<Refusal> status(InstanceLedger book) {
        InstanceStatus status = book.instance().status();
        return when(status != InstanceStatus.ACTIVE, new Refusal.NotActive(status));
    }

    private Optional<Refusal> agent(InstanceLedger book) {
        return when(!book.instance().agentConnected(), new Refusal.AgentDisconnected());
    }

    private Optional<Refusal> taints(InstanceLedger book) {
        return book.instance().untoleratedTaints().stream().findFirst().map(Refusal.Tainted::new);
    }

    private Optional<Refusal> avoided(InstanceLedger book) {
        return Optional.ofNullable(avoided.get(book.name())).map(Refusal.Avoided::new);
    }

    private Optional<Refusal> cpu(InstanceLedger book) {
        Resources free = book.remaining();
        return needed.fitsCpu(free)
                ? Optional.empty()
                : Optional.of(new Refusal.InsufficientCpu(needed.milliCpu(), free.milliCpu()));
    }

    private Optional<Refusal> memory(InstanceLedger book) {
        Resources free = book.remaining();
        return needed.fitsMemory(free)
                ? Optional.empty()
                : Optional.of(new Refusal.InsufficientMemory(needed.memoryBytes(), free.memoryBytes()));
    }

    private Optional<Refusal> staticPorts(InstanceLedger book) {
        Optional<HostPort> taken = ports.firstTaken(book);
        return taken.map(port -> new Refusal.PortTaken(port, book.holder(port)));
    }

    private Optional<Refusal> dynamicPorts(InstanceLedger book) {
        return ports.firstWithoutDynamicPort(book).map(Refusal.NoDynamicPort::new);
    }

    private Optional<Refusal> pods(InstanceLedger book) {
        Instance instance = book.instance();
        return when(book.pods() >= instance.maxPods(), new Refusal.TooManyPods(instance.maxPods()));
    }

    private static Optional<Refusal> when(boolean refused, Refusal refusal) {
        return refused ? Optional.of(refusal) : Optional.empty();
    }
}

package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the port mappings of one shape to ports of an instance. */
final class Ports {
    private final List<PortRequest> requests;
    private final Set<HostPort> fixed;
    private final long nowMillis;

    Ports(TaskShape shape, long nowMillis) {
        this.requests = shape.ports();
        this.fixed = requests.isEmpty()
                ? Set.of()
                : requests.stream()
                        .filter(request -> !request.dynamic())
                        .map(Ports::wanted)
                        .collect(Collectors.toUnmodifiableSet());
        this.nowMillis = nowMillis;
    }

    /** Whether the shape asks for no port at all. */
    boolean none() {
        return requests.isEmpty();
    }

    /** Whether every mapping could be bound on the instance. */
    boolean areFree(InstanceLedger book) {
        return firstTaken(book).isEmpty() && firstWithoutDynamicPort(book).isEmpty();
    }

    /** The first static port that the instance can not give. */
    Optional<HostPort> firstTaken(InstanceLedger book) {
        for (PortRequest request : requests) {
            if (!request.dynamic() && book.isTaken(wanted(request))) {
                return Optional.of(wanted(request));
            }
        }
        return Optional.empty();
    }

    /** The protocol of the first dynamic mapping for which no port is left. */
    Optional<Protocol> firstWithoutDynamicPort(InstanceLedger book) {
        int bound = bind(book).size();
        for (PortRequest request : requests) {
            bound -= request.count();
            if (bound < 0) {
                return Optional.of(request.protocol());
            }
        }
        return Optional.empty();
    }

    /** Binds mapping after mapping, without taking the ports; ends early where no dynamic port is left. */
    List<PortBinding> bind(InstanceLedger book) {
        Set<HostPort> chosen = new HashSet<>(fixed);
        List<PortBinding> bindings = new ArrayList<>(requests.size());
        for (PortRequest request : requests) {
            Optional<HostPort> first = request.dynamic()
                    ? book.dynamicPorts().next(request.protocol(), request.count(), chosen, nowMillis)
                    : Optional.of(wanted(request));
            if (first.isEmpty()) {
                break;
            }
            List<PortBinding> bound = request.boundFrom(first.get().port());
            chosen.addAll(all(bound));
            bindings.addAll(bound);
        }
        return bindings;
    }

    /** All host ports of the bindings. */
    static Set<HostPort> all(List<PortBinding> bindings) {
        return bindings.stream()
                .map(binding -> new HostPort(binding.hostPort(), binding.protocol()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those host ports of the bindings that were not asked for by number. */
    Set<HostPort> dynamic(List<PortBinding> bindings) {
        return all(bindings).stream().filter(port -> !fixed.contains(port)).collect(Collectors.toUnmodifiableSet());
    }

    private static HostPort wanted(PortRequest request) {
        return new HostPort(request.hostPort(), request.protocol());
    }
}

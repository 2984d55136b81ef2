package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The obviously right rules: filter all, sort all, take the first. */
record NaivePlacer(Collection<Instance> instances, Ledger ledger, PlacementRequest request) {
    Optional<String> next() {
        return instances.stream()
                .filter(this::takes)
                .min(Comparator.comparingInt(this::groupTasksInZone)
                        .thenComparingInt(this::groupTasks)
                        .thenComparingInt(instance -> usage(instance).pods())
                        .thenComparing(Instance::name))
                .map(Instance::name);
    }

    boolean takes(Instance instance) {
        Resources free = usage(instance).remaining();
        Resources needed = request.shape().resources();
        return instance.status() == InstanceStatus.ACTIVE
                && instance.agentConnected()
                && instance.untoleratedTaints().isEmpty()
                && !request.avoided().containsKey(instance.name())
                && (needed.milliCpu() == 0 || needed.milliCpu() <= free.milliCpu())
                && (needed.memoryBytes() == 0 || needed.memoryBytes() <= free.memoryBytes())
                && usage(instance).pods() < instance.maxPods()
                && hasPorts(instance);
    }

    private boolean hasPorts(Instance instance) {
        Set<HostPort> taken = new HashSet<>(usage(instance).portsTaken());
        boolean staticPortsFree = request.shape().ports().stream()
                .filter(port -> !port.dynamic())
                .allMatch(port -> taken.add(new HostPort(port.hostPort(), port.protocol())));
        return staticPortsFree
                && List.of(Protocol.values()).stream()
                        .allMatch(protocol -> wantedDynamic(protocol) <= freeDynamic(instance, protocol, taken));
    }

    private long wantedDynamic(Protocol protocol) {
        return request.shape().ports().stream()
                .filter(port -> port.dynamic() && port.protocol() == protocol)
                .count();
    }

    private static long freeDynamic(Instance instance, Protocol protocol, Set<HostPort> taken) {
        PortRange range = instance.dynamicPorts();
        return IntStream.rangeClosed(range.first(), range.last())
                .filter(port -> !taken.contains(new HostPort(port, protocol)))
                .count();
    }

    private int groupTasksInZone(Instance instance) {
        return instances.stream()
                .filter(other -> other.zone().equals(instance.zone()))
                .mapToInt(this::groupTasks)
                .sum();
    }

    private int groupTasks(Instance instance) {
        return usage(instance).tasksByGroup().getOrDefault(request.group(), 0);
    }

    private Usage usage(Instance instance) {
        return ledger.usage(instance.name()).orElseThrow();
    }
}

package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** The obviously right rules: filter all, sort all, take the first. */
record NaivePlacer(Collection<Instance> instances, Ledger ledger, PlacementRequest request) {
    /** The instances that may take the next task: one, unless the strategy asks chance. */
    List<String> next() {
        List<Instance> best = instances.stream().filter(this::takes).toList();
        for (PlacementStrategy rule : request.rules().strategy()) {
            if (rule instanceof PlacementStrategy.Random) {
                return best.stream().map(Instance::name).toList();
            }
            best = firstOf(best, Comparator.comparingLong(instance -> number(rule, instance)));
        }
        best = firstOf(best, Comparator.comparingInt(instance -> usage(instance).pods()));
        return best.stream().limit(1).map(Instance::name).toList();
    }

    boolean takes(Instance instance) {
        Resources free = usage(instance).remaining();
        Resources needed = request.shape().resources();
        return instance.status() == InstanceStatus.ACTIVE
                && instance.agentConnected()
                && (request.rules().capacityProvider().isEmpty()
                        ? !instance.capacityProvider().startsWith("FARGATE")
                        : instance.capacityProvider().equals(request.rules().capacityProvider()))
                && instance.untoleratedTaints().isEmpty()
                && !request.avoided().containsKey(instance.name())
                && (request.rules().instances().isEmpty()
                        || request.rules().instances().contains(instance.name()))
                && (needed.milliCpu() == 0 || needed.milliCpu() <= free.milliCpu())
                && (needed.memoryBytes() == 0 || needed.memoryBytes() <= free.memoryBytes())
                && (needed.gpus() == 0 || needed.gpus() <= free.gpus())
                && (needed.enis() == 0 || needed.enis() <= free.enis())
                && usage(instance).pods() < instance.maxPods()
                && hasPorts(instance)
                && isWhereTheShapeWants(instance)
                && request.rules().constraints().stream().allMatch(constraint -> meets(constraint, instance));
    }

    private static List<Instance> firstOf(List<Instance> instances, Comparator<Instance> order) {
        List<Instance> first = new ArrayList<>();
        for (Instance instance : instances) {
            int compared = first.isEmpty() ? -1 : order.compare(instance, first.getFirst());
            if (compared < 0) {
                first.clear();
            }
            if (compared <= 0) {
                first.add(instance);
            }
        }
        return first;
    }

    private long number(PlacementStrategy rule, Instance instance) {
        return switch (rule) {
            case PlacementStrategy.Spread spread ->
                spread.overInstances() ? groupTasks(instance) : groupTasksSharing(spread.attribute(), instance);
            case PlacementStrategy.Binpack binpack ->
                switch (binpack.resource()) {
                    case CPU -> usage(instance).remaining().milliCpu();
                    case MEMORY -> usage(instance).remaining().memoryBytes();
                };
            case PlacementStrategy.Random random -> 0;
        };
    }

    private boolean isWhereTheShapeWants(Instance instance) {
        return request.shape().attributes().stream()
                        .allMatch(wanted -> instance.attributes().containsKey(wanted.name())
                                && wanted.value()
                                        .map(value -> value.equals(
                                                instance.attributes().get(wanted.name())))
                                        .orElse(true))
                && (request.shape().subnets().isEmpty()
                        || (!instance.attributes().containsKey("ecs.subnet-id")
                                && request.shape().subnets().stream().allMatch(id -> id.startsWith("subnet-")))
                        || request.shape().subnets().contains(instance.zone())
                        || request.shape()
                                .subnets()
                                .contains(instance.attributes().getOrDefault("ecs.subnet-id", "")));
    }

    private boolean meets(PlacementConstraint constraint, Instance instance) {
        InstanceLedger book = ledger.instance(instance.name()).orElseThrow();
        return switch (constraint) {
            case PlacementConstraint.DistinctInstance distinct -> groupTasks(instance) == 0;
            case PlacementConstraint.MemberOf memberOf ->
                memberOf.expression()
                        .matches(new InstanceSubject(book, request.group().namespace()));
        };
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

    private int groupTasksSharing(String attribute, Instance instance) {
        return instances.stream()
                .filter(other -> Objects.equals(
                        other.attributes().get(attribute), instance.attributes().get(attribute)))
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

package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Attribute;
import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import dev.longshore.operator.node.NodeAttributes;
import dev.longshore.operator.node.ReservedPorts;
import dev.longshore.operator.watch.ObservedNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Kubernetes quantities shown as ECS's resources: CPU units, MiB, and the sets of ports that are taken. */
final class InstanceResources {
    private static final int UNITS_PER_CPU = 1024;
    private static final int MILLI_PER_CPU = 1000;
    private static final long BYTES_PER_MIB = 1 << 20;

    private InstanceResources() {}

    static List<Resource> registered(Usage usage) {
        return resources(
                usage.registered(),
                ReservedPorts.ECS_TCP.stream().map(String::valueOf).sorted().toList(),
                List.of());
    }

    /** As in ECS the port sets name what is taken: reserved ports and static ones of tasks; dynamic ports never appear. */
    static List<Resource> remaining(Usage usage) {
        List<String> tcp = Stream.concat(
                        ReservedPorts.ECS_TCP.stream().map(String::valueOf), taken(usage, Protocol.TCP))
                .distinct()
                .sorted()
                .toList();
        return resources(
                usage.remaining(), tcp, taken(usage, Protocol.UDP).sorted().toList());
    }

    private static Stream<String> taken(Usage usage, Protocol protocol) {
        return usage.heldPorts().stream()
                .filter(port -> port.protocol() == protocol)
                .filter(port -> !ReservedPorts.DEFAULT.contains(port)
                        && !usage.dynamicPortsTaken().contains(port))
                .map(HostPort::port)
                .map(String::valueOf);
    }

    private static List<Resource> resources(Resources amount, List<String> tcp, List<String> udp) {
        return List.of(
                integer("CPU", amount.milliCpu() * UNITS_PER_CPU / MILLI_PER_CPU),
                integer("MEMORY", amount.memoryBytes() / BYTES_PER_MIB),
                ports("PORTS", tcp),
                ports("PORTS_UDP", udp));
    }

    private static Resource integer(String name, long value) {
        return Resource.builder()
                .name(name)
                .type("INTEGER")
                .integerValue((int) value)
                .build();
    }

    private static Resource ports(String name, List<String> ports) {
        return Resource.builder()
                .name(name)
                .type("STRINGSET")
                .stringSetValue(ports)
                .build();
    }

    static List<Attribute> attributes(ObservedNode node, Map<String, String> custom) {
        Map<String, String> all = new TreeMap<>(NodeAttributes.of(node));
        all.putAll(custom);
        return all.entrySet().stream()
                .map(entry -> Attribute.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }
}

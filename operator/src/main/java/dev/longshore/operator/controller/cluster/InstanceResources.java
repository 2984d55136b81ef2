package dev.longshore.operator.controller.cluster;

import dev.longshore.ecs.v1alpha1.Attribute;
import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Kubernetes quantities shown as ECS's resources: CPU units, MiB, and the sets of ports that are taken. */
final class InstanceResources {
    private static final int UNITS_PER_CPU = 1024;
    private static final int MILLI_PER_CPU = 1000;
    private static final long BYTES_PER_MIB = 1 << 20;

    private InstanceResources() {}

    static List<Resource> registered(Usage usage, Set<HostPort> reserved) {
        return resources(usage.registered(), reserved);
    }

    /** As in ECS the port sets name what is taken: reserved ports and static ones of tasks; dynamic ports never appear. */
    static List<Resource> remaining(Usage usage, Set<HostPort> reserved) {
        Set<HostPort> taken = new HashSet<>(reserved);
        usage.heldPorts().stream()
                .filter(port -> !usage.reservedPorts().contains(port)
                        && !usage.dynamicPortsTaken().contains(port))
                .forEach(taken::add);
        return resources(usage.remaining(), taken);
    }

    private static List<Resource> resources(Resources amount, Set<HostPort> taken) {
        List<Resource> resources = new ArrayList<>();
        resources.add(integer("CPU", amount.milliCpu() * UNITS_PER_CPU / MILLI_PER_CPU));
        resources.add(integer("MEMORY", amount.memoryBytes() / BYTES_PER_MIB));
        resources.add(ports("PORTS", taken, Protocol.TCP));
        resources.add(ports("PORTS_UDP", taken, Protocol.UDP));
        // ECS names each GPU; Kubernetes only counts them.
        if (amount.gpus() > 0) {
            resources.add(integer("GPU", amount.gpus()));
        }
        return resources;
    }

    private static Resource integer(String name, long value) {
        return Resource.builder()
                .name(name)
                .type("INTEGER")
                .integerValue((int) value)
                .build();
    }

    private static Resource ports(String name, Set<HostPort> taken, Protocol protocol) {
        return Resource.builder()
                .name(name)
                .type("STRINGSET")
                .stringSetValue(taken.stream()
                        .filter(port -> port.protocol() == protocol)
                        .map(port -> String.valueOf(port.port()))
                        .sorted()
                        .toList())
                .build();
    }

    static List<Attribute> attributes(Instance instance) {
        return new TreeMap<>(instance.attributes())
                .entrySet().stream()
                        .map(entry -> Attribute.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList();
    }
}

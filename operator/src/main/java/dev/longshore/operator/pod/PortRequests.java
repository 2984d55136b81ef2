package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TransportProtocol;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.placement.PortRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which ports of its instance a task needs, by network mode. */
final class PortRequests {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    private PortRequests() {}

    /** Those of all containers, in the order of the definition; {@link TaskContainers} takes the bindings in the same order. */
    static List<PortRequest> of(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .flatMap(container -> of(definition, container))
                .toList();
    }

    static Stream<PortRequest> of(TaskDefinitionSpec definition, ContainerDefinition container) {
        return container.portMappings().stream().flatMap(mapping -> of(definition, mapping).stream());
    }

    /** Those of one mapping; empty where it needs none. */
    static Optional<PortRequest> of(TaskDefinitionSpec definition, PortMapping mapping) {
        NetworkMode mode = definition.networkMode() == null ? NetworkMode.BRIDGE : definition.networkMode();
        return Optional.of(mapping)
                .filter(one -> one.containerPort() != null || one.containerPortRange() != null)
                .flatMap(one -> switch (mode) {
                    case BRIDGE ->
                        range(one).or(() -> Optional.of(request(one, one.hostPort() == null ? 0 : one.hostPort())));
                    case HOST ->
                        Optional.of(one)
                                .filter(single -> single.containerPort() != null)
                                .map(single -> request(single, port(single)));
                    case AWSVPC, NONE -> Optional.empty();
                });
    }

    static Protocol protocol(PortMapping mapping) {
        return mapping.protocol() == TransportProtocol.UDP ? Protocol.UDP : Protocol.TCP;
    }

    static int port(PortMapping mapping) {
        Integer port = mapping.containerPort();
        return port == null ? 0 : port;
    }

    /** The mapping of a containerPortRange: in bridge mode it gets dynamic host ports that follow one another. */
    private static Optional<PortRequest> range(PortMapping mapping) {
        return Optional.ofNullable(mapping.containerPortRange())
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(range -> {
                    int first = Integer.parseInt(range.group(1));
                    int last = Integer.parseInt(range.group(2));
                    return new PortRequest(first, 0, protocol(mapping), last - first + 1);
                });
    }

    private static PortRequest request(PortMapping mapping, int hostPort) {
        return new PortRequest(port(mapping), hostPort, protocol(mapping));
    }
}

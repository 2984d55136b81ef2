package dev.longshore.operator.node;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Host ports that no task may have. */
public final class ReservedPorts {
    /** What an ECS agent registers on Linux: ssh, the Docker daemon and the agent itself. */
    private static final List<Integer> ECS_TCP = List.of(22, 2375, 2376, 51678, 51679);

    /** The kubelet, kube-proxy, the control plane and etcd. */
    private static final List<Integer> KUBERNETES_TCP =
            List.of(2379, 2380, 6443, 10248, 10249, 10250, 10256, 10257, 10259);

    private static final int FIRST_NODE_PORT = 30000;
    private static final int LAST_NODE_PORT = 32767;

    private static final Set<HostPort> ECS = tcp(ECS_TCP).collect(Collectors.toUnmodifiableSet());

    /** Kubernetes' own ports and the NodePort range. */
    private static final Set<HostPort> KUBERNETES = Stream.concat(
                    tcp(KUBERNETES_TCP),
                    IntStream.rangeClosed(FIRST_NODE_PORT, LAST_NODE_PORT)
                            .boxed()
                            .flatMap(port ->
                                    Stream.of(new HostPort(port, Protocol.TCP), new HostPort(port, Protocol.UDP))))
            .collect(Collectors.toUnmodifiableSet());

    /** Thousands of ports, and most nodes reserve the same: each set is made once. */
    private static final Map<Set<HostPort>, Set<HostPort>> WHOLE = new ConcurrentHashMap<>();

    private ReservedPorts() {}

    /** What the agent of a node reserves, as ECS shows it: by its annotations, else ECS's own list. */
    public static Set<HostPort> ofAgent(AgentSettings settings) {
        return Stream.concat(
                        settings.reservedPorts().orElse(ECS).stream(),
                        settings.reservedUdpPorts().orElse(Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All that no task may have on a node: what its agent reserves, and what Kubernetes takes. */
    static Set<HostPort> of(AgentSettings settings) {
        return WHOLE.computeIfAbsent(
                ofAgent(settings),
                agents -> Stream.concat(agents.stream(), KUBERNETES.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<HostPort> tcp(List<Integer> ports) {
        return ports.stream().map(port -> new HostPort(port, Protocol.TCP));
    }
}

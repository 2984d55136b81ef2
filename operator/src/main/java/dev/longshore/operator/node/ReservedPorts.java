package dev.longshore.operator.node;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Host ports that no task may have. */
public final class ReservedPorts {
    /** What an ECS agent registers on Linux: ssh, the Docker daemon and the agent itself. */
    public static final List<Integer> ECS_TCP = List.of(22, 2375, 2376, 51678, 51679);

    /** The kubelet, kube-proxy, the control plane and etcd. */
    private static final List<Integer> KUBERNETES_TCP =
            List.of(2379, 2380, 6443, 10248, 10249, 10250, 10256, 10257, 10259);

    private static final int FIRST_NODE_PORT = 30000;
    private static final int LAST_NODE_PORT = 32767;

    /** ECS's list, Kubernetes' own ports and the NodePort range. */
    public static final Set<HostPort> DEFAULT = Stream.concat(
                    Stream.concat(ECS_TCP.stream(), KUBERNETES_TCP.stream())
                            .map(port -> new HostPort(port, Protocol.TCP)),
                    IntStream.rangeClosed(FIRST_NODE_PORT, LAST_NODE_PORT)
                            .boxed()
                            .flatMap(port ->
                                    Stream.of(new HostPort(port, Protocol.TCP), new HostPort(port, Protocol.UDP))))
            .collect(Collectors.toUnmodifiableSet());

    private ReservedPorts() {}
}

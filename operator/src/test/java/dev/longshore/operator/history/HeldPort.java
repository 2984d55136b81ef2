package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A port of the node that a pod holds; the API server has already set it for pods in the host's network. */
record HeldPort(int port, String protocol, String address) {
    private static final String ANY = "0.0.0.0";

    static Set<HeldPort> of(PodSpec spec) {
        Stream<Container> sidecars =
                spec.getInitContainers().stream().filter(c -> "Always".equals(c.getRestartPolicy()));
        return Stream.concat(spec.getContainers().stream(), sidecars)
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
                .map(HeldPort::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HeldPort of(ContainerPort port) {
        return new HeldPort(
                port.getHostPort(), Objects.requireNonNullElse(port.getProtocol(), "TCP"), address(port.getHostIP()));
    }

    private static String address(@Nullable String hostIp) {
        return hostIp == null || hostIp.isEmpty() || hostIp.equals("::") ? ANY : hostIp;
    }

    boolean clashesWith(HeldPort other) {
        boolean sameAddress = address.equals(other.address) || address.equals(ANY) || other.address.equals(ANY);
        return port == other.port && protocol.equals(other.protocol) && sameAddress;
    }

    @Override
    public String toString() {
        return port + "/" + protocol;
    }
}

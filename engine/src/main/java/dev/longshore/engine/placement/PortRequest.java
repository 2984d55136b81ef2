package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Protocol;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One port mapping of a task that takes a port of its instance, or a range of them.
 *
 * @param containerPort the container's port, or the first of its range, 1..65535
 * @param hostPort the wanted port of the instance, or 0 for a dynamic one
 * @param protocol its protocol
 * @param count how many ports follow one another; more than 1 only with a dynamic hostPort
 */
public record PortRequest(int containerPort, int hostPort, Protocol protocol, int count) {
    public PortRequest {
        if (count < 1 || (count > 1 && hostPort != 0)) {
            throw new IllegalArgumentException(
                    "a range of " + count + " ports at hostPort " + hostPort + ": a range takes dynamic ports");
        }
        if (hostPort < 0 || hostPort > 65_535) {
            throw new IllegalArgumentException("hostPort " + hostPort + " is not a port: use 1 to 65535, or 0");
        }
    }

    /** A mapping of a single port. */
    public PortRequest(int containerPort, int hostPort, Protocol protocol) {
        this(containerPort, hostPort, protocol, 1);
    }

    /** Each of its container ports with a host port, which follow one another from the given one. */
    public List<PortBinding> boundFrom(int firstHostPort) {
        return IntStream.range(0, count)
                .mapToObj(offset -> new PortBinding(containerPort + offset, firstHostPort + offset, protocol))
                .toList();
    }

    /** Whether any free port of the instance will do. */
    public boolean dynamic() {
        return hostPort == 0;
    }
}

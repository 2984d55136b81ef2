package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Protocol;

/**
 * One port mapping of a task that takes a port of its instance.
 *
 * @param containerPort the container's port, 1..65535
 * @param hostPort the wanted port of the instance, or 0 for a dynamic one
 * @param protocol its protocol
 */
public record PortRequest(int containerPort, int hostPort, Protocol protocol) {
    public PortRequest {
        if (hostPort < 0 || hostPort > 65_535) {
            throw new IllegalArgumentException("hostPort " + hostPort + " is not a port: use 1 to 65535, or 0");
        }
    }

    /** Whether any free port of the instance will do. */
    public boolean dynamic() {
        return hostPort == 0;
    }
}

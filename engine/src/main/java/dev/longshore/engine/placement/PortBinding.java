package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Protocol;

/**
 * A port of a container with the port of the instance that it got; a range has one for each of its ports.
 *
 * @param containerPort the container's port
 * @param hostPort the instance's port, never 0
 * @param protocol its protocol
 */
public record PortBinding(int containerPort, int hostPort, Protocol protocol) {}

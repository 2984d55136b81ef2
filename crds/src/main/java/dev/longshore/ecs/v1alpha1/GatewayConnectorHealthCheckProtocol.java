package dev.longshore.ecs.v1alpha1;

/**
 * How a gateway asks its targets.
 */
public enum GatewayConnectorHealthCheckProtocol {
    HTTP,
    HTTPS
}

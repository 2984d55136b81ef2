package dev.longshore.ecs.v1alpha1;

/**
 * Proxies.
 */
public enum ProxyConfigurationType {
    APPMESH
}

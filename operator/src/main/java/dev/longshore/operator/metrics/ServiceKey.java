package dev.longshore.operator.metrics;

/**
 * Which service.
 *
 * @param namespace its Kubernetes namespace
 * @param cluster the Cluster that it runs in
 * @param name its ECS name
 */
record ServiceKey(String namespace, String cluster, String name) {}

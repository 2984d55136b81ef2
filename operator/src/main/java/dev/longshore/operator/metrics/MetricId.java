package dev.longshore.operator.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric that the operator measures.
 *
 * @param owner the Kubernetes namespace of the service; empty for what is a Cluster's, which spans namespaces
 * @param namespace CloudWatch's: AWS/ECS, AWS/ECS/ManagedScaling or ECS/ContainerInsights
 * @param name such as CPUUtilization
 * @param dimensions by their names
 */
record MetricId(String owner, String namespace, String name, SortedMap<String, String> dimensions) {
    static final String ECS = "AWS/ECS";
    static final String CONTAINER_INSIGHTS = "ECS/ContainerInsights";
    static final String MANAGED_SCALING = "AWS/ECS/ManagedScaling";
    static final String PROVIDER_RESERVATION = "CapacityProviderReservation";
    static final String PROVIDER_NAME = "CapacityProviderName";
    static final String CLUSTER_NAME = "ClusterName";
    static final String SERVICE_NAME = "ServiceName";

    MetricId {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    static MetricId ofCluster(String cluster, String name) {
        return new MetricId("", ECS, name, new TreeMap<>(Map.of(CLUSTER_NAME, cluster)));
    }

    static MetricId ofProvider(String cluster, String provider) {
        return new MetricId(
                "",
                MANAGED_SCALING,
                PROVIDER_RESERVATION,
                new TreeMap<>(Map.of(CLUSTER_NAME, cluster, PROVIDER_NAME, provider)));
    }

    static MetricId ofService(ServiceKey service, String namespace, String name) {
        return new MetricId(
                service.namespace(),
                namespace,
                name,
                new TreeMap<>(Map.of(CLUSTER_NAME, service.cluster(), SERVICE_NAME, service.name())));
    }
}

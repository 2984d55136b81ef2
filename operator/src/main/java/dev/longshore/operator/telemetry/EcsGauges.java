package dev.longshore.operator.telemetry;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.engine.capacity.CapacityReservation;
import dev.longshore.engine.ledger.Reservation;
import dev.longshore.operator.capacity.ProviderNames;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * ECS's metrics of Clusters, services and capacity providers, with CloudWatch's dimensions as labels. Counts are those that
 * statuses show, percentages are not cut to whole numbers.
 */
final class EcsGauges {
    /** What CloudWatch calls a metric, and what it was found to be when it was measured last. */
    interface Utilization {
        OptionalDouble of(String metric);
    }

    private final GaugeValues values;

    EcsGauges(GaugeValues values) {
        this.values = values;
    }

    void cluster(Cluster cluster, Optional<Reservation> reservation, Utilization used) {
        Labels labels = Labels.of("cluster", cluster.getMetadata().getName());
        reservation.ifPresent(taken -> reservation(labels, taken));
        used.of("CPUUtilization").ifPresent(p -> values.put(GaugeFamily.CLUSTER_CPU_UTILIZATION, labels, p));
        used.of("MemoryUtilization").ifPresent(p -> values.put(GaugeFamily.CLUSTER_MEMORY_UTILIZATION, labels, p));
        Optional<ClusterStatus> status = Optional.ofNullable(cluster.getStatus());
        count(GaugeFamily.CLUSTER_INSTANCES, labels, status.map(ClusterStatus::registeredContainerInstancesCount));
        count(GaugeFamily.CLUSTER_RUNNING, labels, status.map(ClusterStatus::runningTasksCount));
        count(GaugeFamily.CLUSTER_PENDING, labels, status.map(ClusterStatus::pendingTasksCount));
        count(GaugeFamily.CLUSTER_SERVICES, labels, status.map(ClusterStatus::activeServicesCount));
    }

    /** Where nothing is registered there is nothing to be a percentage of. */
    private void reservation(Labels labels, Reservation taken) {
        if (taken.registered().milliCpu() > 0) {
            values.put(GaugeFamily.CLUSTER_CPU_RESERVATION, labels, taken.cpuPercent());
        }
        if (taken.registered().memoryBytes() > 0) {
            values.put(GaugeFamily.CLUSTER_MEMORY_RESERVATION, labels, taken.memoryPercent());
        }
        if (taken.registered().gpus() > 0) {
            values.put(GaugeFamily.CLUSTER_GPU_RESERVATION, labels, taken.gpuPercent());
        }
    }

    void service(Service service, String cluster, Utilization used) {
        Labels labels = Labels.of(
                "namespace",
                service.getMetadata().getNamespace(),
                "cluster",
                cluster,
                "service",
                service.serviceName());
        Optional<ServiceStatus> status = Optional.ofNullable(service.getStatus());
        count(GaugeFamily.SERVICE_DESIRED, labels, status.map(ServiceStatus::desiredCount));
        count(GaugeFamily.SERVICE_RUNNING, labels, status.map(ServiceStatus::runningCount));
        count(GaugeFamily.SERVICE_PENDING, labels, status.map(ServiceStatus::pendingCount));
        count(
                GaugeFamily.SERVICE_DEPLOYMENTS,
                labels,
                status.map(one -> one.deployments().size()));
        used.of("CPUUtilization").ifPresent(p -> values.put(GaugeFamily.SERVICE_CPU_UTILIZATION, labels, p));
        used.of("MemoryUtilization").ifPresent(p -> values.put(GaugeFamily.SERVICE_MEMORY_UTILIZATION, labels, p));
    }

    void provider(CapacityProvider provider) {
        Optional<CapacityProviderStatus> status =
                Optional.ofNullable(provider.getStatus()).filter(one -> one.cluster() != null);
        status.ifPresent(one -> {
            Labels labels = Labels.of("cluster", one.cluster(), "capacity_provider", ProviderNames.of(provider));
            reservation(one).ifPresent(p -> values.put(GaugeFamily.PROVIDER_RESERVATION, labels, p));
            count(GaugeFamily.PROVIDER_INSTANCES, labels, status.map(CapacityProviderStatus::instances));
            count(GaugeFamily.PROVIDER_NEEDED, labels, status.map(CapacityProviderStatus::neededInstances));
            count(GaugeFamily.PROVIDER_WAITING, labels, status.map(CapacityProviderStatus::waitingTasks));
        });
    }

    /** M / N exactly, unless the provider tells something else for tasks that fit none of its instances. */
    private static OptionalDouble reservation(CapacityProviderStatus status) {
        if (status.capacityProviderReservation() == null
                || status.neededInstances() == null
                || status.instances() == null) {
            return OptionalDouble.empty();
        }
        double exact = CapacityReservation.percent(status.neededInstances(), status.instances());
        int told = status.capacityProviderReservation();
        return OptionalDouble.of((int) exact == told ? exact : told);
    }

    private void count(GaugeFamily family, Labels labels, Optional<Integer> count) {
        count.ifPresent(number -> values.put(family, labels, number));
    }
}

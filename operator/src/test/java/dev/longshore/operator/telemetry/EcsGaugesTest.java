package dev.longshore.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.engine.ledger.Reservation;
import dev.longshore.engine.ledger.Resources;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects and caches become ECS's metrics, with CloudWatch's dimensions. */
class EcsGaugesTest {
    private static final Labels PROD = Labels.of("cluster", "prod");
    private static final Labels WEB = Labels.of("namespace", "shop", "cluster", "prod", "service", "web");

    private final GaugeValues values = new GaugeValues();
    private final EcsGauges gauges = new EcsGauges(values);

    @Test
    void reservationsAreNotCutToWholeNumbers() {
        // ECS's own example: ten tasks of 1024 units and 2048 MiB on a c4.4xlarge and a c4.large.
        Resources registered = new Resources(18_000, 33_926L << 20);
        Reservation taken = new Reservation(100.0 * 10_000 / 18_000, 100.0 * 20_480 / 33_926, 0, registered);

        gauges.cluster(cluster(), Optional.of(taken), metric -> OptionalDouble.empty());

        assertThat(value(GaugeFamily.CLUSTER_CPU_RESERVATION, PROD)).isCloseTo(55.555555, within(1e-5));
        assertThat(value(GaugeFamily.CLUSTER_MEMORY_RESERVATION, PROD)).isCloseTo(60.366680, within(1e-5));
        assertThat(values.families())
                .doesNotContainKeys(GaugeFamily.CLUSTER_GPU_RESERVATION, GaugeFamily.CLUSTER_CPU_UTILIZATION);
        assertThat(value(GaugeFamily.CLUSTER_RUNNING, PROD)).isEqualTo(10);
        assertThat(value(GaugeFamily.CLUSTER_INSTANCES, PROD)).isEqualTo(2);
    }

    @Test
    void aClusterWithoutInstancesHasNoReservation() {
        gauges.cluster(cluster(), Optional.of(Reservation.of(List.of())), metric -> OptionalDouble.empty());
        assertThat(values.families())
                .doesNotContainKeys(GaugeFamily.CLUSTER_CPU_RESERVATION, GaugeFamily.CLUSTER_MEMORY_RESERVATION);
    }

    @Test
    void aServiceTellsItsCountsAndWhatItsTasksUse() {
        gauges.service(service(), "prod", metric -> OptionalDouble.of(metric.equals("CPUUtilization") ? 12.5 : 37.25));

        assertThat(value(GaugeFamily.SERVICE_DESIRED, WEB)).isEqualTo(4);
        assertThat(value(GaugeFamily.SERVICE_RUNNING, WEB)).isEqualTo(3);
        assertThat(value(GaugeFamily.SERVICE_PENDING, WEB)).isEqualTo(1);
        assertThat(value(GaugeFamily.SERVICE_DEPLOYMENTS, WEB)).isEqualTo(2);
        assertThat(value(GaugeFamily.SERVICE_CPU_UTILIZATION, WEB)).isEqualTo(12.5);
        assertThat(value(GaugeFamily.SERVICE_MEMORY_UTILIZATION, WEB)).isEqualTo(37.25);
    }

    @Test
    void aProvidersReservationIsExactUnlessItTellsAnother() {
        Labels spot = Labels.of("cluster", "prod", "capacity_provider", "spot");
        gauges.provider(provider("spot", "prod", 3, 4, 133));
        assertThat(value(GaugeFamily.PROVIDER_RESERVATION, spot)).isCloseTo(133.333333, within(1e-5));
        assertThat(value(GaugeFamily.PROVIDER_NEEDED, spot)).isEqualTo(4);

        // Tasks wait that fit none of its instances: 100, whatever is needed.
        gauges.provider(provider("small", "prod", 2, 0, 100));
        assertThat(value(GaugeFamily.PROVIDER_RESERVATION, Labels.of("cluster", "prod", "capacity_provider", "small")))
                .isEqualTo(100);

        gauges.provider(provider("unused", null, 0, 0, 100));
        assertThat(Objects.requireNonNull(values.families().get(GaugeFamily.PROVIDER_RESERVATION)))
                .hasSize(2);
    }

    @Test
    void twoServicesOfOneNameDoNotSpoilTheScrape() {
        gauges.service(service(), "prod", metric -> OptionalDouble.empty());
        gauges.service(service(), "prod", metric -> OptionalDouble.empty());
        assertThat(values.snapshots().stream().map(one -> one.getDataPoints().size()))
                .containsOnly(1);
    }

    private double value(GaugeFamily family, Labels labels) {
        Map<Labels, Double> series = Objects.requireNonNull(values.families().get(family), family.metric());
        return Objects.requireNonNull(series.get(labels), series.toString());
    }

    private static Cluster cluster() {
        Cluster cluster = new Cluster();
        cluster.setMetadata(new ObjectMetaBuilder().withName("prod").build());
        cluster.setStatus(ClusterStatus.builder()
                .registeredContainerInstancesCount(2)
                .runningTasksCount(10)
                .pendingTasksCount(0)
                .build());
        return cluster;
    }

    private static Service service() {
        Service service = new Service();
        service.setMetadata(
                new ObjectMetaBuilder().withNamespace("shop").withName("web").build());
        service.setSpec(ServiceSpec.builder().taskDefinition("web").build());
        service.setStatus(ServiceStatus.builder()
                .desiredCount(4)
                .runningCount(3)
                .pendingCount(1)
                .deployments(List.of(
                        Deployment.builder().build(), Deployment.builder().build()))
                .build());
        return service;
    }

    private static CapacityProvider provider(
            String name, @Nullable String cluster, int instances, int needed, int reservation) {
        CapacityProvider provider = new CapacityProvider();
        provider.setMetadata(new ObjectMetaBuilder().withName(name).build());
        provider.setSpec(CapacityProviderSpec.builder()
                .autoScalingGroupProvider(
                        AutoScalingGroupProvider.builder().maxSize(10).build())
                .build());
        provider.setStatus(CapacityProviderStatus.builder()
                .cluster(cluster)
                .instances(instances)
                .neededInstances(needed)
                .capacityProviderReservation(reservation)
                .build());
        return provider;
    }
}

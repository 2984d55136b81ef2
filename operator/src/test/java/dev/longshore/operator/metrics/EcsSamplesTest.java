package dev.longshore.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longshore.engine.ledger.Reservation;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.metric.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CloudWatch's formulas. */
class EcsSamplesTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final ServiceKey WEB = new ServiceKey("shop", "prod", "web");
    /** Half of a CPU and half of a GiB. */
    private static final Resources HALF = new Resources(500, 512L << 20);

    private static final Reservation CLUSTER = new Reservation(55, 60, 25, new Resources(18_000, 32L << 30, 4, 0));

    @Test
    void aServiceUsesWhatItsTasksUseOfWhatTheyReserve() {
        Map<MetricId, Sample> samples = samples(2, task(100, 256), task(300, 512));
        Sample cpu = sample(samples, MetricId.ofService(WEB, "AWS/ECS", "CPUUtilization"));
        assertThat(cpu.sum() / cpu.count()).isCloseTo(40, within(1e-9));
        assertThat(cpu.minimum()).isCloseTo(20, within(1e-9));
        assertThat(cpu.maximum()).isCloseTo(60, within(1e-9));
        assertThat(cpu.count()).isEqualTo(2);
        Sample memory = sample(samples, MetricId.ofService(WEB, "AWS/ECS", "MemoryUtilization"));
        assertThat(memory.sum() / memory.count()).isCloseTo(75, within(1e-9));
    }

    @Test
    void containersThatUseMoreThanTheyReserveAreAbove100Percent() {
        Sample cpu = sample(samples(1, task(2000, 1)), MetricId.ofService(WEB, "AWS/ECS", "CPUUtilization"));
        assertThat(cpu.sum()).isCloseTo(400, within(1e-9));
    }

    @Test
    void aClusterUsesWhatItsTasksUseOfWhatItsInstancesRegistered() {
        Map<MetricId, Sample> samples = samples(2, task(900, 1024), task(900, 1024));
        assertThat(value(samples, "CPUReservation")).isEqualTo(55);
        assertThat(value(samples, "MemoryReservation")).isEqualTo(60);
        assertThat(value(samples, "GPUReservation")).isEqualTo(25);
        assertThat(value(samples, "CPUUtilization")).isCloseTo(10, within(1e-9));
        assertThat(value(samples, "MemoryUtilization")).isCloseTo(6.25, within(1e-9));
    }

    @Test
    void withoutRunningTasksThereAreCountsOnly() {
        TaskUse pending = new TaskUse("prod", Optional.of(WEB), false, HALF, Optional.empty());
        assertThat(samples(2, pending).keySet())
                .extracting(MetricId::name)
                .containsExactlyInAnyOrder(
                        "DesiredTaskCount", "RunningTaskCount", "PendingTaskCount", "CapacityProviderReservation");
        assertThat(sample(samples(2, pending), MetricId.ofService(WEB, "ECS/ContainerInsights", "PendingTaskCount"))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void aProvidersReservationIsThatOfItsLastLook() {
        assertThat(sample(samples(0), MetricId.ofProvider("prod", "workers")).sum())
                .isEqualTo(150);
    }

    @Test
    void aTaskThatNobodyMeasuredYetIsNoZero() {
        TaskUse unknown = new TaskUse("prod", Optional.of(WEB), true, HALF, Optional.empty());
        assertThat(samples(2, unknown).keySet())
                .extracting(MetricId::name)
                .doesNotContain("CPUUtilization", "MemoryUtilization")
                .contains("CPUReservation");
        Sample cpu = sample(samples(2, unknown, task(100, 1)), MetricId.ofService(WEB, "AWS/ECS", "CPUUtilization"));
        assertThat(cpu.count()).isEqualTo(1);
        assertThat(cpu.sum()).isCloseTo(20, within(1e-9));
    }

    private static TaskUse task(double milliCpu, long mib) {
        return new TaskUse("prod", Optional.of(WEB), true, HALF, Optional.of(new PodUsage(milliCpu, mib << 20)));
    }

    private static Map<MetricId, Sample> samples(int desired, TaskUse... tasks) {
        return EcsSamples.of(
                AT,
                new Round(
                        Map.of("prod", CLUSTER),
                        Map.of(WEB, desired),
                        List.of(tasks),
                        List.of(new ProviderUse("prod", "workers", 150)),
                        Optional.empty()));
    }

    private static double value(Map<MetricId, Sample> samples, String name) {
        return sample(samples, MetricId.ofCluster("prod", name)).sum();
    }

    private static Sample sample(Map<MetricId, Sample> samples, MetricId id) {
        return Objects.requireNonNull(samples.get(id), id.toString());
    }
}

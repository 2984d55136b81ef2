package dev.longshore.operator.metrics;

import dev.longshore.engine.ledger.Reservation;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.metric.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * ECS's metrics by CloudWatch's formulas. A Cluster or service without RUNNING tasks has none of the percentages, as with ECS. A
 * service's utilization has a value for each task, so that Minimum, Maximum and SampleCount tell of tasks; its Average is what all
 * use of what all reserve.
 */
final class EcsSamples {
    private static final double ALL = 100;

    private final Instant at;
    private final Map<MetricId, Sample> samples = new LinkedHashMap<>();

    private EcsSamples(Instant at) {
        this.at = at;
    }

    /**
     * One sample of each metric that has a value.
     *
     * @param at the beginning of what was measured
     */
    static Map<MetricId, Sample> of(Instant at, Round round) {
        EcsSamples all = new EcsSamples(at);
        Map<String, List<TaskUse>> byCluster = round.tasks().stream().collect(Collectors.groupingBy(TaskUse::cluster));
        round.clusters()
                .forEach((cluster, reservation) ->
                        all.ofCluster(cluster, reservation, byCluster.getOrDefault(cluster, List.of())));
        Map<ServiceKey, List<TaskUse>> byService = round.tasks().stream()
                .filter(task -> task.service().isPresent())
                .collect(Collectors.groupingBy(task -> task.service().orElseThrow()));
        round.desired()
                .forEach((service, desired) ->
                        all.ofService(service, desired, byService.getOrDefault(service, List.of())));
        round.providers()
                .forEach(provider ->
                        all.put(MetricId.ofProvider(provider.cluster(), provider.provider()), provider.reservation()));
        return all.samples;
    }

    private void ofCluster(String cluster, Reservation reservation, List<TaskUse> tasks) {
        Resources registered = reservation.registered();
        List<TaskUse> running = tasks.stream().filter(TaskUse::running).toList();
        if (running.isEmpty() || registered.milliCpu() <= 0 || registered.memoryBytes() <= 0) {
            return;
        }
        put(MetricId.ofCluster(cluster, "CPUReservation"), reservation.cpuPercent());
        put(MetricId.ofCluster(cluster, "MemoryReservation"), reservation.memoryPercent());
        if (registered.gpus() > 0) {
            put(MetricId.ofCluster(cluster, "GPUReservation"), reservation.gpuPercent());
        }
        List<PodUsage> used =
                running.stream().flatMap(task -> task.used().stream()).toList();
        if (!used.isEmpty()) {
            PodUsage sum = used.stream().reduce(PodUsage.NONE, PodUsage::plus);
            put(MetricId.ofCluster(cluster, "CPUUtilization"), ALL * sum.milliCpu() / registered.milliCpu());
            put(MetricId.ofCluster(cluster, "MemoryUtilization"), ALL * sum.memoryBytes() / registered.memoryBytes());
        }
    }

    private void ofService(ServiceKey service, int desired, List<TaskUse> tasks) {
        long running = tasks.stream().filter(TaskUse::running).count();
        put(MetricId.ofService(service, MetricId.CONTAINER_INSIGHTS, "DesiredTaskCount"), desired);
        put(MetricId.ofService(service, MetricId.CONTAINER_INSIGHTS, "RunningTaskCount"), (double) running);
        put(MetricId.ofService(service, MetricId.CONTAINER_INSIGHTS, "PendingTaskCount"), (double)
                (tasks.size() - running));
        List<TaskUse> measured = tasks.stream()
                .filter(task -> task.running() && task.used().isPresent())
                .toList();
        utilization(service, "CPUUtilization", measured, PodUsage::milliCpu, Resources::milliCpu);
        utilization(service, "MemoryUtilization", measured, PodUsage::memoryBytes, Resources::memoryBytes);
    }

    private void utilization(
            ServiceKey service,
            String name,
            List<TaskUse> tasks,
            ToDoubleFunction<PodUsage> used,
            ToDoubleFunction<Resources> reserved) {
        List<TaskUse> sized = tasks.stream()
                .filter(task -> reserved.applyAsDouble(task.reserved()) > 0)
                .toList();
        if (sized.isEmpty()) {
            return;
        }
        double sumUsed = sized.stream()
                .mapToDouble(task -> used.applyAsDouble(task.used().orElseThrow()))
                .sum();
        double sumReserved = sized.stream()
                .mapToDouble(task -> reserved.applyAsDouble(task.reserved()))
                .sum();
        OptionalDouble least = percents(sized, used, reserved).min();
        OptionalDouble most = percents(sized, used, reserved).max();
        samples.put(
                MetricId.ofService(service, MetricId.ECS, name),
                new Sample(
                        at,
                        sized.size(),
                        ALL * sumUsed / sumReserved * sized.size(),
                        least.orElseThrow(),
                        most.orElseThrow()));
    }

    private static DoubleStream percents(
            List<TaskUse> tasks, ToDoubleFunction<PodUsage> used, ToDoubleFunction<Resources> reserved) {
        return tasks.stream()
                .mapToDouble(task ->
                        ALL * used.applyAsDouble(task.used().orElseThrow()) / reserved.applyAsDouble(task.reserved()));
    }

    private void put(MetricId id, double value) {
        samples.put(id, Sample.of(at, value));
    }
}

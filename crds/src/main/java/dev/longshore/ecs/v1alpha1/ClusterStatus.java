package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows of a cluster, with the counters that {@code describe-clusters} prints.
 *
 * @param clusterArn the ARN that tools see
 * @param status ACTIVE, or DEPROVISIONING while its deletion waits
 * @param registeredContainerInstancesCount container instances that are ACTIVE or DRAINING
 * @param runningTasksCount tasks in RUNNING
 * @param pendingTasksCount tasks in PENDING
 * @param activeServicesCount services in ACTIVE
 * @param cpuReservation CloudWatch's CPUReservation: percent of the registered CPU that is taken, cut to a whole number
 * @param memoryReservation the same for memory
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ClusterStatus(
        @Nullable String clusterArn,
        @Nullable String status,
        @Nullable Integer registeredContainerInstancesCount,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        @Nullable Integer activeServicesCount,
        @Nullable Integer cpuReservation,
        @Nullable Integer memoryReservation,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public ClusterStatus {
        conditions = Copies.list(conditions);
    }
}

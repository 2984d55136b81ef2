package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a capacity provider, and the numbers behind its last decision.
 *
 * @param capacityProviderArn the ARN that tools see
 * @param status ACTIVE, or INACTIVE while no Cluster has it
 * @param type EC2_AUTOSCALING
 * @param cluster the Cluster that has it
 * @param instances N: its instances that are ACTIVE
 * @param busyInstances how many of them have tasks of other than DAEMON services
 * @param neededInstances M: the instances that all of its tasks need, running and waiting ones
 * @param capacityProviderReservation M / N in percent, cut to a whole number
 * @param waitingTasks tasks in PROVISIONING that wait for it to grow
 * @param placeholderPods how many placeholder pods ask an autoscaler for instances
 * @param desiredInstances the size that its group shall have
 * @param drainingInstances instances that are about to leave the group, with commas
 * @param instanceTypes the smallest and the largest room that its instances had
 * @param quietPeriods how many decisions in a row found too many instances
 * @param lastSampleTime when the reservation was last looked at
 * @param lastScaleOutTime when instances were last added
 * @param scaleOutCooldownUntil until when what a scaling policy has added is waited for
 * @param scaleOutBase the size before that
 * @param scaleInCooldownUntil until when no scaling policy takes instances again
 * @param lastDecision what was decided, or what stood in the way, with its numbers
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CapacityProviderStatus(
        @Nullable String capacityProviderArn,
        @Nullable String status,
        @Nullable String type,
        @Nullable String cluster,
        @Nullable Integer instances,
        @Nullable Integer busyInstances,
        @Nullable Integer neededInstances,
        @Nullable Integer capacityProviderReservation,
        @Nullable Integer waitingTasks,
        @Nullable Integer placeholderPods,
        @Nullable Integer desiredInstances,
        @Nullable String drainingInstances,
        List<InstanceTypeCapacity> instanceTypes,
        @Nullable Integer quietPeriods,
        @Nullable Instant lastSampleTime,
        @Nullable Instant lastScaleOutTime,
        @Nullable Instant scaleOutCooldownUntil,
        @Nullable Integer scaleOutBase,
        @Nullable Instant scaleInCooldownUntil,
        @Nullable String lastDecision,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public CapacityProviderStatus {
        instanceTypes = Copies.list(instanceTypes);
        conditions = Copies.list(conditions);
    }
}

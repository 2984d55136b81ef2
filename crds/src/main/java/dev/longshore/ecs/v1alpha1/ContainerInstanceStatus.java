package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A container instance as {@code describe-container-instances} prints it.
 *
 * @param containerInstanceArn the ARN that tools see
 * @param ec2InstanceId the instance id of the node's provider, or the node's name
 * @param capacityProviderName the capacity provider that the node belongs to
 * @param status REGISTERING, ACTIVE, DRAINING, DEREGISTERING or INACTIVE
 * @param statusReason why the instance is in that status
 * @param agentConnected whether the node's kubelet reports Ready
 * @param runningTasksCount tasks of ours in RUNNING on the node
 * @param pendingTasksCount tasks of ours in PENDING on the node
 * @param registeredResources CPU (units), MEMORY (MiB), PORTS and PORTS_UDP that the node offers
 * @param remainingResources what is left of them; ports list what is taken
 * @param attributes ECS's own, from the node, and the custom ones
 * @param registeredAt when the node joined
 * @param versionInfo versions of the kubelet and the container runtime
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerInstanceStatus(
        @Nullable String containerInstanceArn,
        @Nullable String ec2InstanceId,
        @Nullable String capacityProviderName,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable Boolean agentConnected,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        List<Resource> registeredResources,
        List<Resource> remainingResources,
        List<Attribute> attributes,
        @Nullable Instant registeredAt,
        @Nullable VersionInfo versionInfo,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public ContainerInstanceStatus {
        registeredResources = Copies.list(registeredResources);
        remainingResources = Copies.list(remainingResources);
        attributes = Copies.list(attributes);
        conditions = Copies.list(conditions);
    }
}

package dev.longshore.ecs.v1alpha1;

import java.util.Map;
import java.util.Set;

/**
 * The fields that ECS prints in {@code describe-*} output and does not take as input. Under {@code spec} they are accepted, so that such
 * output can be pasted, and ignored: Java sees them among the unknown fields.
 */
public final class ReadOnlyFields {
    private static final Map<Class<?>, Set<String>> BY_SHAPE = Map.of(
            TaskDefinitionSpec.class,
            Set.of(
                    "taskDefinitionArn",
                    "revision",
                    "status",
                    "requiresAttributes",
                    "compatibilities",
                    "registeredAt",
                    "deregisteredAt",
                    "deleteRequestedAt",
                    "registeredBy"),
            ServiceSpec.class,
            Set.of(
                    "serviceArn",
                    "clusterArn",
                    "status",
                    "runningCount",
                    "pendingCount",
                    "platformFamily",
                    "taskSets",
                    "deployments",
                    "roleArn",
                    "events",
                    "createdAt",
                    "createdBy",
                    "currentServiceDeployment",
                    "currentServiceRevisions",
                    "resourceManagementType"),
            ClusterSpec.class,
            Set.of(
                    "clusterArn",
                    "clusterName",
                    "status",
                    "registeredContainerInstancesCount",
                    "runningTasksCount",
                    "pendingTasksCount",
                    "activeServicesCount",
                    "statistics",
                    "attachments",
                    "attachmentsStatus"),
            TargetGroupSpec.class,
            Set.of("targetGroupArn", "targetGroupName", "loadBalancerArns"),
            AlarmSpec.class,
            Set.of(
                    "alarmArn",
                    "alarmConfigurationUpdatedTimestamp",
                    "evaluationState",
                    "stateReason",
                    "stateReasonData",
                    "stateTransitionedTimestamp",
                    "stateUpdatedTimestamp",
                    "stateValue"),
            TaskSpec.class,
            Set.of(
                    "attachments",
                    "attributes",
                    "availabilityZone",
                    "capacityProviderName",
                    "clusterArn",
                    "connectivity",
                    "connectivityAt",
                    "containerInstanceArn",
                    "containers",
                    "cpu",
                    "createdAt",
                    "desiredStatus",
                    "ephemeralStorage",
                    "executionStoppedAt",
                    "fargateEphemeralStorage",
                    "healthStatus",
                    "inferenceAccelerators",
                    "lastStatus",
                    "memory",
                    "platformFamily",
                    "pullStartedAt",
                    "pullStoppedAt",
                    "startedAt",
                    "stopCode",
                    "stoppedAt",
                    "stoppedReason",
                    "stoppingAt",
                    "taskArn",
                    "taskDefinitionArn",
                    "trustedExecutionSummary",
                    "version"));

    private ReadOnlyFields() {}

    /** The read-only fields of a shape; empty for most. */
    public static Set<String> of(Class<?> shape) {
        return BY_SHAPE.getOrDefault(shape, Set.of());
    }
}

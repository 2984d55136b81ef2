package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What RunTask takes, and StartTask when containerInstances is given. It cannot be changed.
 *
 * @param capacityProviderStrategy how tasks are shared among capacity providers, at most 20
 * @param cluster name or ARN of the Cluster; default: default
 * @param count how many tasks, 1 to 10; default 1
 * @param enableECSManagedTags whether tasks are tagged with the cluster; default false
 * @param enableExecuteCommand whether ECS Exec may enter the tasks; default false
 * @param group task group, at most 255 characters; default {@code family:FAMILY}
 * @param launchType EC2 (the default) for container instances or FARGATE for the Fargate pool; excludes
 *     capacityProviderStrategy
 * @param networkConfiguration subnets and security groups of awsvpc tasks
 * @param overrides what is different from the task definition; at most 8192 characters of JSON
 * @param placementConstraints conditions on the instances, at most 10
 * @param placementStrategy order in which instances are chosen, at most 5
 * @param platformVersion Fargate platform version; default LATEST
 * @param propagateTags TASK_DEFINITION or NONE (the default)
 * @param referenceId free reference of the caller
 * @param startedBy free name of who started it, at most 128 letters, digits, hyphens, underscores and slashes
 * @param tags at most 50
 * @param taskDefinition family, {@code family:revision} or ARN; required
 * @param clientToken idempotency token of the ECS API; has no effect here
 * @param volumeConfigurations volumes that the task definition leaves to launch
 * @param containerInstances the instances to start a task on, one each, at most 10 (StartTask)
 * @param waitForCapacity Longshore's own: true lets tasks that fit nowhere wait for an instance; otherwise they
 *     are reported in {@code status.failures} at once, as ECS does
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.taskDefinition != ''",
        message = "TaskDefinition can not be blank.",
        fieldPath = ".taskDefinition")
@ValidationRule(value = "self.count >= 1", message = "count must be at least 1", fieldPath = ".count")
@ValidationRule(value = "self.count <= 10", message = "count cannot be greater than 10", fieldPath = ".count")
@ValidationRule(
        value = "!has(self.launchType) || !has(self.capacityProviderStrategy) || "
                + "size(self.capacityProviderStrategy) == 0",
        message = "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
                + "and try again.",
        fieldPath = ".launchType")
@ValidationRule(
        value = "!has(self.capacityProviderStrategy) || self.capacityProviderStrategy.filter(i, has(i.base) "
                + "&& i.base > 0).size() <= 1",
        message = "There are multiple capacity providers in the specified capacity provider strategy with a "
                + "base value greater than zero. Only one capacity provider can have a base value greater than "
                + "zero. Specify a valid capacity provider strategy and try again.",
        fieldPath = ".capacityProviderStrategy")
@ValidationRule(
        value = "!has(self.capacityProviderStrategy) || size(self.capacityProviderStrategy) < 2 || "
                + "self.capacityProviderStrategy.exists(i, has(i.weight) && i.weight > 0)",
        message = "There are no capacity providers in the capacity provider strategy with a weight value "
                + "greater than zero. Specify a weight value greater than zero for at least one capacity "
                + "provider and try again.",
        fieldPath = ".capacityProviderStrategy")
@ValidationRule(
        value = "!has(self.placementStrategy) || size(self.placementStrategy) <= 5",
        message = "Maximum number of strategies is 5.",
        fieldPath = ".placementStrategy")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'FARGATE' || !has(self.placementConstraints) || "
                + "size(self.placementConstraints) == 0",
        message = "Placement constraints are not supported with FARGATE launch type.",
        fieldPath = ".placementConstraints")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'FARGATE' || !has(self.placementStrategy) || "
                + "size(self.placementStrategy) == 0",
        message = "Placement strategies are not supported with FARGATE launch type.",
        fieldPath = ".placementStrategy")
@ValidationRule(
        value = "!has(self.propagateTags) || self.propagateTags != 'SERVICE'",
        message = "propagateTags SERVICE is for services: a standalone task can take TASK_DEFINITION or NONE",
        fieldPath = ".propagateTags")
@ValidationRule(
        value = "!has(self.containerInstances) || size(self.containerInstances) == 0 || "
                + "!((has(self.placementConstraints) && size(self.placementConstraints) > 0) || "
                + "(has(self.placementStrategy) && size(self.placementStrategy) > 0) || has(self.launchType) "
                + "|| (has(self.capacityProviderStrategy) && size(self.capacityProviderStrategy) > 0))",
        message = "containerInstances (StartTask) chooses the instances itself: remove launchType, "
                + "capacityProviderStrategy, placementConstraints and placementStrategy",
        fieldPath = ".containerInstances")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskSpec(
        @Size(max = 20) List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Default("\"default\"") @Nullable String cluster,
        @Default("1") @Nullable Integer count,
        @Nullable Boolean enableECSManagedTags,
        @Nullable Boolean enableExecuteCommand,
        @Size(max = 255) @Nullable String group,
        @Nullable LaunchType launchType,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable TaskOverride overrides,
        @Size(max = 10) List<PlacementConstraint> placementConstraints,
        @Size(max = 20) List<PlacementStrategy> placementStrategy,
        @Nullable String platformVersion,
        @Nullable PropagateTags propagateTags,
        @Nullable String referenceId,

        @Size(max = 128) @Pattern("^[A-Za-z0-9_/-]*$") @Nullable
        String startedBy,

        @Size(max = 50) List<Tag> tags,
        @Required @Size(max = 512) String taskDefinition,
        @Nullable String clientToken,
        List<TaskVolumeConfiguration> volumeConfigurations,
        @Size(max = 10) List<String> containerInstances,
        @Nullable Boolean waitForCapacity,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public TaskSpec {
        capacityProviderStrategy = Copies.list(capacityProviderStrategy);
        placementConstraints = Copies.list(placementConstraints);
        placementStrategy = Copies.list(placementStrategy);
        tags = Copies.list(tags);
        taskDefinition = Copies.text(taskDefinition);
        volumeConfigurations = Copies.list(volumeConfigurations);
        containerInstances = Copies.list(containerInstances);
        unknownFields = Copies.unknown(unknownFields);
    }
}

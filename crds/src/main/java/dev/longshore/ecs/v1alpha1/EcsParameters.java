package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a schedule or a rule starts: RunTask in EventBridge's words.
 *
 * @param capacityProviderStrategy how tasks are shared among capacity providers, at most 6
 * @param enableECSManagedTags whether tasks are tagged with the cluster; default false
 * @param enableExecuteCommand whether ECS Exec may enter the tasks; default false
 * @param group task group, at most 255 characters; default {@code family:FAMILY}
 * @param launchType EC2, FARGATE or EXTERNAL; excludes capacityProviderStrategy
 * @param networkConfiguration subnets and security groups of awsvpc tasks
 * @param placementConstraints conditions on the instances, at most 10
 * @param placementStrategy order in which instances are chosen, at most 5
 * @param platformVersion Fargate platform version, at most 64 characters; default LATEST
 * @param propagateTags TASK_DEFINITION: tasks take over the tags of their definition
 * @param referenceId free reference of the caller, at most 1024 characters
 * @param tags at most 50
 * @param taskCount how many tasks, 1 to 10; default 1
 * @param taskDefinitionArn ARN, family or {@code family:revision}; without a revision the newest is started
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.taskDefinitionArn != ''",
        message = "taskDefinitionArn must name a task definition: its ARN, family or family:revision",
        fieldPath = ".taskDefinitionArn")
@ValidationRule(
        value = "!has(self.taskCount) || (self.taskCount >= 1 && self.taskCount <= 10)",
        message = "taskCount must be 1 to 10: one RunTask starts no more. Make several schedules or rules for more",
        fieldPath = ".taskCount")
@ValidationRule(
        value = "!has(self.launchType) || !has(self.capacityProviderStrategy) || "
                + "size(self.capacityProviderStrategy) == 0",
        message = "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
                + "and try again.",
        fieldPath = ".launchType")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'MANAGED_INSTANCES'",
        message = "launchType must be EC2, FARGATE or EXTERNAL",
        fieldPath = ".launchType")
@ValidationRule(
        value = "!has(self.propagateTags) || self.propagateTags == 'TASK_DEFINITION'",
        message = "propagateTags must be TASK_DEFINITION, or be left out",
        fieldPath = ".propagateTags")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'FARGATE' || ((!has(self.placementConstraints) || "
                + "size(self.placementConstraints) == 0) && (!has(self.placementStrategy) || "
                + "size(self.placementStrategy) == 0))",
        message = "Placement constraints and strategies are not supported with FARGATE launch type.",
        fieldPath = ".launchType")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EcsParameters(
        @Size(max = 6) List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable Boolean enableECSManagedTags,
        @Nullable Boolean enableExecuteCommand,
        @Size(max = 255) @Nullable String group,
        @Nullable LaunchType launchType,
        @Nullable NetworkConfiguration networkConfiguration,
        @Size(max = 10) List<PlacementConstraint> placementConstraints,
        @Size(max = 5) List<PlacementStrategy> placementStrategy,
        @Size(max = 64) @Nullable String platformVersion,
        @Nullable PropagateTags propagateTags,
        @Size(max = 1024) @Nullable String referenceId,
        @Size(max = 50) List<Tag> tags,
        @Nullable Integer taskCount,
        @Required @Size(max = 1600) String taskDefinitionArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public EcsParameters {
        capacityProviderStrategy = Copies.list(capacityProviderStrategy);
        placementConstraints = Copies.list(placementConstraints);
        placementStrategy = Copies.list(placementStrategy);
        tags = Copies.list(tags);
        taskDefinitionArn = Copies.text(taskDefinitionArn);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What RegisterScalableTarget takes, with the target's scheduled actions.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}, or the name of a Service of this namespace
 * @param serviceNamespace ecs, the only one
 * @param scalableDimension ecs:service:DesiredCount, the only one
 * @param minCapacity the least desiredCount that scaling sets, from 0
 * @param maxCapacity the most, not below minCapacity
 * @param roleARN the role under which Application Auto Scaling works
 * @param suspendedState what is left undone until it is taken back
 * @param scheduledActions changes of the bounds by the clock, at most 200
 * @param mode Longshore's own: ECS (the default) follows metrics minute by minute as ECS does, FAST each sample at once
 * @param tags at most 50
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.minCapacity <= self.maxCapacity",
        message = "Maximum capacity cannot be less than minimum capacity",
        fieldPath = ".maxCapacity")
@ValidationRule(
        value = "self.resourceId.matches('^(service/[^/]+/)?[a-zA-Z0-9._-]{1,255}$')",
        message = "resourceId must be service/CLUSTER/SERVICE, or the name of a Service",
        fieldPath = ".resourceId")
@ValidationRule(
        value = "!has(self.serviceNamespace) || self.serviceNamespace == 'ecs'",
        message = "serviceNamespace must be ecs",
        fieldPath = ".serviceNamespace")
@ValidationRule(
        value = "!has(self.scalableDimension) || self.scalableDimension == 'ecs:service:DesiredCount'",
        message = "scalableDimension must be ecs:service:DesiredCount",
        fieldPath = ".scalableDimension")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalableTargetSpec(
        @Required @Size(max = 1600) String resourceId,
        @Size(max = 32) @Nullable String serviceNamespace,
        @Size(max = 64) @Nullable String scalableDimension,
        @Required @Min(0) Integer minCapacity,
        @Required @Min(0) Integer maxCapacity,
        @Size(max = 1600) @Nullable String roleARN,
        @Nullable SuspendedState suspendedState,
        @Size(max = 200) List<ScheduledAction> scheduledActions,
        @Default("\"ECS\"") @Nullable ScalingMode mode,
        @Size(max = 50) List<Tag> tags,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ScalableTargetSpec {
        resourceId = Copies.text(resourceId);
        minCapacity = minCapacity == null ? Integer.valueOf(0) : minCapacity;
        maxCapacity = maxCapacity == null ? minCapacity : maxCapacity;
        scheduledActions = Copies.list(scheduledActions);
        tags = Copies.list(tags);
        unknownFields = Copies.unknown(unknownFields);
    }
}

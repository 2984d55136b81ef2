package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What PutScalingPolicy takes.
 *
 * @param policyName 1 to 256 characters; default {@code metadata.name}
 * @param resourceId that of the ScalableTarget: {@code service/CLUSTER/SERVICE}, or the name of a Service of this namespace
 * @param serviceNamespace ecs, the only one
 * @param scalableDimension ecs:service:DesiredCount, the only one
 * @param policyType TargetTrackingScaling or StepScaling; default: that whose configuration is given. PredictiveScaling is refused
 * @param targetTrackingScalingPolicyConfiguration as many tasks as keep a metric at its target
 * @param stepScalingPolicyConfiguration what Alarms that name the policy do
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.policyType) || self.policyType != 'PredictiveScaling'",
        message = "PredictiveScaling is not supported: nothing forecasts loads here. Use scheduledActions of the "
                + "ScalableTarget for loads that are known before",
        fieldPath = ".policyType")
@ValidationRule(
        value = "has(self.targetTrackingScalingPolicyConfiguration) != has(self.stepScalingPolicyConfiguration)",
        message = "exactly one of targetTrackingScalingPolicyConfiguration and stepScalingPolicyConfiguration must be "
                + "given")
@ValidationRule(
        value = "!has(self.policyType) || self.policyType != 'TargetTrackingScaling' || "
                + "has(self.targetTrackingScalingPolicyConfiguration)",
        message = "policyType TargetTrackingScaling needs targetTrackingScalingPolicyConfiguration",
        fieldPath = ".policyType")
@ValidationRule(
        value = "!has(self.policyType) || self.policyType != 'StepScaling' || has(self.stepScalingPolicyConfiguration)",
        message = "policyType StepScaling needs stepScalingPolicyConfiguration",
        fieldPath = ".policyType")
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
public record ScalingPolicySpec(
        @Size(max = 256) @Nullable String policyName,
        @Required @Size(max = 1600) String resourceId,
        @Size(max = 32) @Nullable String serviceNamespace,
        @Size(max = 64) @Nullable String scalableDimension,
        @Nullable PolicyType policyType,
        @Nullable TargetTrackingScalingPolicyConfiguration targetTrackingScalingPolicyConfiguration,
        @Nullable StepScalingPolicyConfiguration stepScalingPolicyConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ScalingPolicySpec {
        resourceId = Copies.text(resourceId);
        unknownFields = Copies.unknown(unknownFields);
    }
}

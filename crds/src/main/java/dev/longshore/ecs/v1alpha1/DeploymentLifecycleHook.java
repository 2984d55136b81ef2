package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Something that a deployment asks before it goes on.
 *
 * @param targetType AWS_LAMBDA (the default): what hookTargetArn names is called; PAUSE: until somebody continues
 * @param hookTargetArn an http or https URL that is posted to, or {@code job/NAME}: a Job is made from CronJob
 *     NAME of the same namespace; required unless targetType is PAUSE
 * @param roleArn role that may call it; has no effect here
 * @param lifecycleStages stages at which it is called, at least one; a PAUSE not at TEST_TRAFFIC_SHIFT and
 *     PRODUCTION_TRAFFIC_SHIFT
 * @param hookDetails what it is given
 * @param timeoutConfiguration how long to wait for an answer
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "(has(self.targetType) && self.targetType == 'PAUSE') || "
                + "(has(self.hookTargetArn) && size(self.hookTargetArn) > 0)",
        message = "hookTargetArn is required unless targetType is PAUSE",
        fieldPath = ".hookTargetArn")
@ValidationRule(
        value = "!has(self.hookTargetArn) || "
                + "self.hookTargetArn.matches('^(https?://.+|job/[a-z0-9]([-a-z0-9.]*[a-z0-9])?|arn:.+)$')",
        message = "hookTargetArn must be an http or https URL, or job/NAME for a Job made from CronJob NAME",
        fieldPath = ".hookTargetArn")
@ValidationRule(
        value = "has(self.lifecycleStages) && size(self.lifecycleStages) > 0",
        message = "lifecycleStages must name at least one stage",
        fieldPath = ".lifecycleStages")
@ValidationRule(
        value = "!has(self.targetType) || self.targetType != 'PAUSE' || !has(self.lifecycleStages) || "
                + "self.lifecycleStages.all(s, !(s in ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT']))",
        message = "A PAUSE hook is not supported at TEST_TRAFFIC_SHIFT and PRODUCTION_TRAFFIC_SHIFT",
        fieldPath = ".lifecycleStages")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentLifecycleHook(
        @Nullable DeploymentLifecycleHookTargetType targetType,
        @Size(max = 2048) @Nullable String hookTargetArn,
        @Nullable String roleArn,
        @Size(max = 8) List<DeploymentLifecycleHookStage> lifecycleStages,
        @Nullable HookDetails hookDetails,
        @Nullable DeploymentLifecycleHookTimeoutConfiguration timeoutConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public DeploymentLifecycleHook {
        lifecycleStages = Copies.list(lifecycleStages);
        unknownFields = Copies.unknown(unknownFields);
    }
}

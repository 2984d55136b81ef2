package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Something that a deployment asks before it goes on.
 *
 * @param targetType a function to call, or a pause until somebody continues
 * @param hookTargetArn the function
 * @param roleArn role that may call it
 * @param lifecycleStages stages at which it is called
 * @param hookDetails what the function is given
 * @param timeoutConfiguration how long to wait for an answer
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentLifecycleHook(
        @Nullable DeploymentLifecycleHookTargetType targetType,
        @Nullable String hookTargetArn,
        @Nullable String roleArn,
        List<DeploymentLifecycleHookStage> lifecycleStages,
        @Nullable HookDetails hookDetails,
        @Nullable DeploymentLifecycleHookTimeoutConfiguration timeoutConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public DeploymentLifecycleHook {
        lifecycleStages = Copies.list(lifecycleStages);
        unknownFields = Copies.unknown(unknownFields);
    }
}

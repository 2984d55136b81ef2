package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle hook at the current stage of a deployment.
 *
 * @param hookId names deployment, stage and hook: what the annotation {@code continueDeployment} takes
 * @param hook its place in {@code spec.deploymentConfiguration.lifecycleHooks}, from 0
 * @param targetType what it asks
 * @param hookTargetArn what is called; absent for a PAUSE
 * @param status how far it is
 * @param message what it said last
 * @param expiresAt when waiting for it ends
 * @param timeoutAction what happens then
 * @param nextCallAt when it is called again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentLifecycleHookDetail(
        String hookId,
        int hook,
        @Nullable DeploymentLifecycleHookTargetType targetType,
        @Nullable String hookTargetArn,
        @Nullable DeploymentLifecycleHookStatus status,
        @Nullable String message,
        @Nullable Instant expiresAt,
        @Nullable DeploymentLifecycleHookAction timeoutAction,
        @Nullable Instant nextCallAt) {
    /** Texts are never null. */
    public DeploymentLifecycleHookDetail {
        hookId = Copies.text(hookId);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How far a BLUE_GREEN, LINEAR or CANARY deployment is: an operator that starts anew goes on from here.
 *
 * @param lifecycleStage where it is
 * @param stageStartedAt when that stage, or the current step of production traffic, began
 * @param step how many steps of production traffic were made
 * @param sourceDeployment id of the deployment that it replaces and goes back to; absent where there is none
 * @param hookDetails lifecycle hooks of this stage
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentShift(
        DeploymentLifecycleStage lifecycleStage,
        @Nullable Instant stageStartedAt,
        int step,
        @Nullable String sourceDeployment,
        List<DeploymentLifecycleHookDetail> hookDetails) {
    /** Copies the lists, which are never null. */
    public DeploymentShift {
        lifecycleStage = Objects.requireNonNullElse(lifecycleStage, DeploymentLifecycleStage.PRE_SCALE_UP);
        hookDetails = Copies.list(hookDetails);
    }
}

package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookAction;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookDetail;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStatus;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleStage;
import dev.longshore.ecs.v1alpha1.DeploymentShift;
import dev.longshore.engine.shift.Hook;
import dev.longshore.engine.shift.HookRun;
import dev.longshore.engine.shift.HookStatus;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.engine.shift.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far a deployment is, as the status keeps it. */
public final class ShiftStatus {
    private static final double TENTHS = 10;
    private static final double ALL = 100;

    private ShiftStatus() {}

    /** Whether a deployment moves traffic, and its old revision is still to be gone back to. */
    public static boolean shifting(Deployment deployment) {
        return deployment.shift() != null && deployment.shift().lifecycleStage() != DeploymentLifecycleStage.CLEAN_UP;
    }

    /** The state that the status keeps of a deployment. */
    public static Optional<ShiftState> state(Deployment deployment) {
        return Optional.ofNullable(deployment.shift())
                .map(shift -> new ShiftState(
                        Stage.valueOf(shift.lifecycleStage().name()),
                        Optional.ofNullable(shift.stageStartedAt()).orElse(Instant.EPOCH),
                        shift.step(),
                        weight(deployment),
                        shift.hookDetails().stream()
                                .map(detail -> run(deployment, detail))
                                .toList()));
    }

    /** Its weight in production traffic, in tenths of a percent. */
    static int weight(Deployment deployment) {
        return (int) Math.round(
                Optional.ofNullable(deployment.productionTrafficWeight()).orElse(0.0) * TENTHS);
    }

    /** The deployment with another state. */
    public static Deployment with(Deployment deployment, ShiftState state, List<DeploymentLifecycleHook> hooks) {
        DeploymentShift.DeploymentShiftBuilder shift = Optional.ofNullable(deployment.shift())
                .map(DeploymentShift::toBuilder)
                .orElseGet(DeploymentShift::builder);
        return deployment.toBuilder()
                .shift(shift.lifecycleStage(
                                DeploymentLifecycleStage.valueOf(state.stage().name()))
                        .stageStartedAt(state.since())
                        .step(state.step())
                        .hookDetails(state.hooks().stream()
                                .map(run -> detail(deployment, run, hooks))
                                .toList())
                        .build())
                .productionTrafficWeight(state.weight() / TENTHS)
                .testTrafficWeight(state.stage().tested() ? ALL : 0)
                .build();
    }

    private static HookRun run(Deployment deployment, DeploymentLifecycleHookDetail detail) {
        return new HookRun(
                detail.hookId()
                        .substring(Math.min(
                                detail.hookId().length(), prefix(deployment).length())),
                detail.hook(),
                HookStatus.valueOf(Optional.ofNullable(detail.status())
                        .orElse(DeploymentLifecycleHookStatus.IN_PROGRESS)
                        .name()),
                Optional.ofNullable(detail.expiresAt()).orElse(Instant.EPOCH),
                detail.timeoutAction() == DeploymentLifecycleHookAction.CONTINUE
                        ? Hook.TimeoutAction.CONTINUE
                        : Hook.TimeoutAction.ROLLBACK,
                Optional.ofNullable(detail.nextCallAt()).orElse(Instant.EPOCH),
                Optional.ofNullable(detail.message()).orElse(""));
    }

    private static DeploymentLifecycleHookDetail detail(
            Deployment deployment, HookRun run, List<DeploymentLifecycleHook> hooks) {
        Optional<DeploymentLifecycleHook> asked =
                run.hook() < hooks.size() ? Optional.of(hooks.get(run.hook())) : Optional.empty();
        return DeploymentLifecycleHookDetail.builder()
                .hookId(prefix(deployment) + run.id())
                .hook(run.hook())
                .targetType(asked.map(DeploymentLifecycleHook::targetType)
                        .orElse(DeploymentLifecycleHookTargetType.AWS_LAMBDA))
                .hookTargetArn(asked.map(DeploymentLifecycleHook::hookTargetArn).orElse(null))
                .status(DeploymentLifecycleHookStatus.valueOf(run.status().name()))
                .message(run.message().isEmpty() ? null : run.message())
                .expiresAt(run.timesOutAt())
                .timeoutAction(
                        DeploymentLifecycleHookAction.valueOf(run.onTimeout().name()))
                .nextCallAt(run.status() == HookStatus.IN_PROGRESS ? run.callAt() : null)
                .build();
    }

    /** What the ids of a deployment's hooks begin with. */
    static String prefix(Deployment deployment) {
        return deployment.id() + "/";
    }
}

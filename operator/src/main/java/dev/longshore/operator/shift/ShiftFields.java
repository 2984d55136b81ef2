package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.CanaryConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentControllerType;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookAction;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTimeoutConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.LinearConfiguration;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.engine.shift.CodeDeployConfiguration;
import dev.longshore.engine.shift.Hook;
import dev.longshore.engine.shift.ShiftPlan;
import dev.longshore.engine.shift.Stage;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Annotations;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How a service's deployments shift traffic, ECS's defaults filled in. */
public final class ShiftFields {
    private static final double LINEAR_STEP = 10;
    private static final int LINEAR_BAKE = 6;
    private static final double CANARY = 5;
    private static final int CANARY_BAKE = 10;
    private static final int TIMEOUT = 1440;
    private static final int TENTHS = 10;

    private ShiftFields() {}

    /** What the service asks for; empty where its deployments are rolling ones. */
    public static Optional<ShiftPlan> plan(Service service) {
        Optional<DeploymentConfiguration> given =
                Optional.ofNullable(service.getSpec().deploymentConfiguration());
        Optional<List<ShiftPlan.Step>> steps = byCodeDeploy(service.getSpec())
                ? Optional.of(CodeDeployConfiguration.steps(codeDeployConfiguration(service))
                        .orElseGet(ShiftPlan::allAtOnce))
                : given.filter(one -> one.strategy() != null && one.strategy() != DeploymentStrategy.ROLLING)
                        .map(ShiftFields::steps);
        return steps.map(all -> new ShiftPlan(
                all,
                minutes(given.map(DeploymentConfiguration::bakeTimeInMinutes).orElse(0)),
                given.map(ShiftFields::hooks).orElse(List.of())));
    }

    private static boolean byCodeDeploy(ServiceSpec spec) {
        return spec.deploymentController() != null
                && spec.deploymentController().type() == DeploymentControllerType.CODE_DEPLOY;
    }

    private static String codeDeployConfiguration(Service service) {
        return Optional.ofNullable(service.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.CODE_DEPLOY_CONFIGURATION))
                .orElse(CodeDeployConfiguration.DEFAULT);
    }

    /** What CodeDeploy would refuse of a service that it deploys. */
    public static List<Problem> problems(Service service) {
        String name = codeDeployConfiguration(service);
        return byCodeDeploy(service.getSpec())
                        && CodeDeployConfiguration.steps(name).isEmpty()
                ? List.of(new Problem(
                        "metadata.annotations." + Annotations.CODE_DEPLOY_CONFIGURATION,
                        "No deployment configuration found for name: " + name
                                + ". Name one such as CodeDeployDefault.ECSAllAtOnce, ...ECSCanary10Percent5Minutes or"
                                + " ...ECSLinear10PercentEvery1Minutes."))
                : List.of();
    }

    /** What a deployment goes on by that began to shift before the service asked for something else. */
    public static ShiftPlan planOf(Service service) {
        return plan(service).orElse(new ShiftPlan(ShiftPlan.allAtOnce(), Duration.ZERO, List.of()));
    }

    /** The hooks that the service names now. */
    public static List<DeploymentLifecycleHook> hooks(Service service) {
        return Optional.ofNullable(service.getSpec().deploymentConfiguration())
                .map(DeploymentConfiguration::lifecycleHooks)
                .orElse(List.of());
    }

    private static List<ShiftPlan.Step> steps(DeploymentConfiguration given) {
        return switch (Objects.requireNonNull(given.strategy())) {
            case LINEAR -> {
                Optional<LinearConfiguration> linear = Optional.ofNullable(given.linearConfiguration());
                yield ShiftPlan.linear(
                        tenths(linear.map(LinearConfiguration::stepPercent).orElse(LINEAR_STEP)),
                        minutes(linear.map(LinearConfiguration::stepBakeTimeInMinutes)
                                .orElse(LINEAR_BAKE)));
            }
            case CANARY -> {
                Optional<CanaryConfiguration> canary = Optional.ofNullable(given.canaryConfiguration());
                yield ShiftPlan.canary(
                        tenths(canary.map(CanaryConfiguration::canaryPercent).orElse(CANARY)),
                        minutes(canary.map(CanaryConfiguration::canaryBakeTimeInMinutes)
                                .orElse(CANARY_BAKE)));
            }
            default -> ShiftPlan.allAtOnce();
        };
    }

    private static List<Hook> hooks(DeploymentConfiguration given) {
        return given.lifecycleHooks().stream().map(ShiftFields::hook).toList();
    }

    private static Hook hook(DeploymentLifecycleHook given) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        if (isPause(given) || HookTarget.of(given).isPresent()) {
            given.lifecycleStages().forEach(stage -> stages.add(Stage.valueOf(stage.name())));
        }
        Optional<DeploymentLifecycleHookTimeoutConfiguration> timeout =
                Optional.ofNullable(given.timeoutConfiguration());
        return new Hook(
                isPause(given) ? Hook.Kind.PAUSE : Hook.Kind.CALL,
                stages,
                minutes(timeout.map(DeploymentLifecycleHookTimeoutConfiguration::timeoutInMinutes)
                        .orElse(TIMEOUT)),
                timeout.map(DeploymentLifecycleHookTimeoutConfiguration::action)
                                        .orElse(DeploymentLifecycleHookAction.ROLLBACK)
                                == DeploymentLifecycleHookAction.CONTINUE
                        ? Hook.TimeoutAction.CONTINUE
                        : Hook.TimeoutAction.ROLLBACK);
    }

    static boolean isPause(DeploymentLifecycleHook hook) {
        return hook.targetType() == DeploymentLifecycleHookTargetType.PAUSE;
    }

    private static int tenths(double percent) {
        return (int) Math.round(percent * TENTHS);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}

package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookDetail;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStage;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookStatus;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleStage;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentShift;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.HookServer;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the tests of deployments that shift traffic have in common. */
abstract class ShiftTest extends SandboxTest {
    static final DeploymentConfiguration BLUE_GREEN = DeploymentConfiguration.builder()
            .strategy(DeploymentStrategy.BLUE_GREEN)
            .bakeTimeInMinutes(0)
            .build();

    final void configure(DeploymentConfiguration configuration) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .deploymentConfiguration(configuration)
                    .build());
            return service;
        });
    }

    final void deploy(String image) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(definition.getSpec().toBuilder()
                    .containerDefinitions(definition.getSpec().containerDefinitions().stream()
                            .map(one -> one.toBuilder().image(image).build())
                            .toList())
                    .build());
            return definition;
        });
    }

    final Deployment primary() {
        return ecs.status("web").deployments().getFirst();
    }

    final void completed(String taskDefinition) {
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .singleElement()
                .extracting(Deployment::taskDefinition, Deployment::rolloutState)
                .containsExactly(taskDefinition, DeploymentRolloutState.COMPLETED));
    }

    final List<String> hooks() {
        return shift().hookDetails().stream()
                .map(DeploymentLifecycleHookDetail::hookId)
                .toList();
    }

    /** Waits for a PAUSE; answers its id. */
    final String awaits(DeploymentLifecycleStage stage) {
        ecs.eventually(() -> {
            assertThat(shift().lifecycleStage()).isEqualTo(stage);
            assertThat(shift().hookDetails())
                    .singleElement()
                    .satisfies(
                            hook -> assertThat(hook.status()).isEqualTo(DeploymentLifecycleHookStatus.AWAITING_ACTION));
        });
        return shift().hookDetails().getFirst().hookId();
    }

    private DeploymentShift shift() {
        return Objects.requireNonNull(primary().shift(), "traffic is not shifted");
    }

    final void continues(String hook) {
        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata().getAnnotations().put(Annotations.CONTINUE_DEPLOYMENT, hook);
            return service;
        });
    }

    final void weights(double primary, double other) {
        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .extracting(Deployment::productionTrafficWeight)
                .containsExactly(primary, other));
    }

    final Set<String> names(String revision) {
        return ecs.livePods("web", revision).stream()
                .map(pod -> pod.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    final void listed(String coreService, Set<String> pods) {
        ecs.eventually(() -> assertThat(ready(coreService)).containsExactlyInAnyOrderElementsOf(pods));
    }

    final List<String> ready(String coreService) {
        return ecs.endpoints(coreService).stream()
                .filter(endpoint -> endpoint.getConditions().getReady())
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
    }

    final String kstatus() {
        var conditions = ecs.status("web").conditions();
        if (Sandbox.condition(conditions, ConditionTypes.STALLED).startsWith("True")) {
            return "Failed";
        }
        return Sandbox.condition(conditions, ConditionTypes.READY).startsWith("True") ? "Current" : "InProgress";
    }

    static DeploymentLifecycleHook pause(DeploymentLifecycleHookStage stage) {
        return DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStages(List.of(stage))
                .build();
    }

    static DeploymentLifecycleHook webhook(HookServer hooks, DeploymentLifecycleHookStage stage) {
        return DeploymentLifecycleHook.builder()
                .hookTargetArn(hooks.url())
                .lifecycleStages(List.of(stage))
                .build();
    }
}

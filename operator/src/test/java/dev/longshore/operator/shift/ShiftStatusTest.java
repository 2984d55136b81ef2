package dev.longshore.operator.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHookTargetType;
import dev.longshore.engine.shift.Hook;
import dev.longshore.engine.shift.HookAnswer;
import dev.longshore.engine.shift.Shift;
import dev.longshore.engine.shift.ShiftLook;
import dev.longshore.engine.shift.ShiftPlan;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.engine.shift.Stage;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the status keeps of a deployment is all that it needs to go on. */
class ShiftStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Deployment DEPLOYMENT =
            Deployment.builder().id("ecs-svc/123").build();
    private static final List<DeploymentLifecycleHook> HOOKS = List.of(
            DeploymentLifecycleHook.builder()
                    .hookTargetArn("http://tests/run")
                    .lifecycleStages(List.of())
                    .build(),
            DeploymentLifecycleHook.builder()
                    .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                    .lifecycleStages(List.of())
                    .build());
    private static final ShiftPlan PLAN = new ShiftPlan(
            ShiftPlan.linear(333, Duration.ofMinutes(1)),
            Duration.ofMinutes(5),
            List.of(
                    new Hook(
                            Hook.Kind.CALL,
                            Set.of(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT),
                            Duration.ofDays(1),
                            Hook.TimeoutAction.ROLLBACK),
                    new Hook(
                            Hook.Kind.PAUSE,
                            Set.of(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT),
                            Duration.ofHours(1),
                            Hook.TimeoutAction.CONTINUE)));

    @Test
    void goesOnFromWhereItIs() {
        ShiftState state = ShiftState.begin(false, PLAN, NOW);
        for (int look = 0; look < 40 && state.stage() != Stage.CLEAN_UP; look++) {
            assertThat(throughTheStatus(state)).isEqualTo(state);
            state = Shift.advance(
                    state,
                    PLAN,
                    new ShiftLook(
                            true,
                            true,
                            true,
                            look % 2 == 0 ? Map.of() : answers(state),
                            NOW.plus(Duration.ofMinutes(look))));
        }
        assertThat(state.stage()).isEqualTo(Stage.CLEAN_UP);
    }

    private static Map<String, HookAnswer> answers(ShiftState state) {
        return state.hooks().isEmpty()
                ? Map.of()
                : Map.of(
                        state.hooks().get(0).id(), HookAnswer.succeeded("fine"),
                        state.hooks().get(1).id(), HookAnswer.succeeded(""));
    }

    private static ShiftState throughTheStatus(ShiftState state) {
        String written = Serialization.asJson(ShiftStatus.with(DEPLOYMENT, state, HOOKS));
        return ShiftStatus.state(Serialization.unmarshal(written, Deployment.class))
                .orElseThrow();
    }

    @Test
    void aHookIsNamedWithItsDeployment() {
        ShiftState state =
                Shift.advance(ShiftState.begin(false, PLAN, NOW), PLAN, new ShiftLook(true, true, true, Map.of(), NOW));
        Deployment told = ShiftStatus.with(DEPLOYMENT, state, HOOKS);
        assertThat(Objects.requireNonNull(told.shift()).hookDetails())
                .extracting(detail -> detail.hookId() + " " + detail.status())
                .containsExactly(
                        "ecs-svc/123/PRE_PRODUCTION_TRAFFIC_SHIFT-1/0 IN_PROGRESS",
                        "ecs-svc/123/PRE_PRODUCTION_TRAFFIC_SHIFT-1/1 AWAITING_ACTION");
    }
}

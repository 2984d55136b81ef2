package dev.longshore.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stages, the steps of traffic and the hooks of a deployment, one look after the other. */
class ShiftTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration BAKE = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            linear; 300;  300 600 900 1000
            linear; 100;  100 200 300 400 500 600 700 800 900 1000
            linear; 1000; 1000
            linear; 500;  500 1000
            linear; 333;  333 666 999 1000
            canary; 50;   50 1000
            canary; 1;    1 1000
            canary; 1000; 1000
            """)
    void stepsOfTraffic(String strategy, int weight, String weights) {
        List<ShiftPlan.Step> steps =
                strategy.equals("linear") ? ShiftPlan.linear(weight, BAKE) : ShiftPlan.canary(weight, BAKE);
        assertThat(steps).extracting(step -> String.valueOf(step.weight())).containsExactly(weights.split(" "));
        assertThat(steps.getLast().bake())
                .as("nothing to wait for after the last step")
                .isZero();
    }

    @Test
    void blueGreenGoesThroughItsStagesAndBakes() {
        ShiftPlan plan = new ShiftPlan(ShiftPlan.allAtOnce(), BAKE, List.of());
        ShiftState begun = ShiftState.begin(false, plan, START);

        ShiftState waiting = Shift.advance(begun, plan, look(false, 0));
        assertThat(waiting.stage()).isEqualTo(Stage.SCALE_UP);
        assertThat(waiting.weight()).isZero();

        ShiftState shifted = Shift.advance(waiting, plan, look(true, 10));
        assertThat(shifted.stage()).as("the traffic follows first").isEqualTo(Stage.PRODUCTION_TRAFFIC_SHIFT);
        ShiftState baking = Shift.advance(shifted, plan, look(true, 10));
        assertThat(baking.stage()).isEqualTo(Stage.BAKE_TIME);
        assertThat(baking.weight()).isEqualTo(ShiftPlan.ALL);
        assertThat(baking.next(plan, true)).contains(START.plusSeconds(10).plus(BAKE));

        assertThat(Shift.advance(baking, plan, look(true, 309)).stage()).isEqualTo(Stage.BAKE_TIME);
        assertThat(Shift.advance(baking, plan, look(false, 310)).stage())
                .as("blue stays while green does not stand")
                .isEqualTo(Stage.BAKE_TIME);
        assertThat(Shift.advance(baking, plan, look(true, 310)).stage()).isEqualTo(Stage.CLEAN_UP);
    }

    @Test
    void linearAsksItsHookBeforeEveryStepAndBakesAfterEachButTheLast() {
        ShiftPlan plan = new ShiftPlan(
                ShiftPlan.linear(300, BAKE), Duration.ZERO, List.of(call(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT)));
        ShiftState state = ShiftState.begin(false, plan, START);
        List<String> asked = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        long second = 0;
        while (state.stage() != Stage.CLEAN_UP) {
            Map<String, HookAnswer> answers = Map.of();
            if (!state.calls(START.plusSeconds(second)).isEmpty()) {
                String id = state.hooks().getFirst().id();
                asked.add(id);
                answers = Map.of(id, HookAnswer.succeeded(""));
            }
            state = Shift.advance(state, plan, look(true, second, answers));
            if (weights.isEmpty() || weights.getLast() != state.weight()) {
                weights.add(state.weight());
            }
            second += state.stage() == Stage.PRODUCTION_TRAFFIC_SHIFT && state.weight() < ShiftPlan.ALL
                    ? BAKE.toSeconds()
                    : 1;
        }
        assertThat(weights).containsExactly(0, 300, 600, 900, 1000);
        assertThat(asked)
                .containsExactly(
                        "PRE_PRODUCTION_TRAFFIC_SHIFT-1/0",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT-2/0",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT-3/0",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT-4/0");
        assertThat(second).isBetween(3 * BAKE.toSeconds(), 3 * BAKE.toSeconds() + 20);
        assertThat(state.step()).isEqualTo(4);
    }

    @Test
    void aHookThatIsInProgressIsAskedAgainAndOneThatFailedHoldsTheDeployment() {
        ShiftPlan plan = new ShiftPlan(ShiftPlan.allAtOnce(), BAKE, List.of(call(Stage.POST_SCALE_UP)));
        ShiftState state = Shift.advance(ShiftState.begin(false, plan, START), plan, look(true, 0));
        assertThat(state.calls(START)).extracting(HookRun::id).containsExactly("POST_SCALE_UP/0");

        state = answer(state, plan, 1, HookAnswer.inProgress(Duration.ofSeconds(7), "not yet"));
        assertThat(state.calls(START.plusSeconds(7))).isEmpty();
        assertThat(state.calls(START.plusSeconds(8))).hasSize(1);
        assertThat(state.next(plan, true)).contains(START.plusSeconds(8));

        state = answer(state, plan, 8, HookAnswer.failed("five of nine tests"));
        assertThat(state.stage()).isEqualTo(Stage.POST_SCALE_UP);
        assertThat(state.failedHook()).map(HookRun::message).contains("five of nine tests");
        assertThat(Shift.advance(state, plan, look(true, 9)))
                .as("asked again, it is the same")
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"ROLLBACK, POST_SCALE_UP, true", "CONTINUE, PRODUCTION_TRAFFIC_SHIFT, false"})
    void nobodyAnswersInTime(Hook.TimeoutAction action, Stage stage, boolean failed) {
        Hook pause = new Hook(Hook.Kind.PAUSE, Set.of(Stage.POST_SCALE_UP), Duration.ofMinutes(1), action);
        ShiftPlan plan = new ShiftPlan(ShiftPlan.allAtOnce(), BAKE, List.of(pause));
        ShiftState state = Shift.advance(ShiftState.begin(false, plan, START), plan, look(true, 0));
        assertThat(state.hooks()).extracting(HookRun::status).containsExactly(HookStatus.AWAITING_ACTION);
        assertThat(state.calls(START.plusSeconds(59)))
                .as("a pause is not called")
                .isEmpty();

        ShiftState late = Shift.advance(state, plan, look(true, 60));
        assertThat(late.stage()).isEqualTo(stage);
        assertThat(late.failedHook().isPresent()).isEqualTo(failed);
    }

    @Test
    void hooksAreAskedWhereTheyAreAllowedOnly() {
        Hook pause = new Hook(Hook.Kind.PAUSE, EnumSet.allOf(Stage.class), BAKE, Hook.TimeoutAction.ROLLBACK);
        Hook call = new Hook(Hook.Kind.CALL, EnumSet.allOf(Stage.class), BAKE, Hook.TimeoutAction.ROLLBACK);
        assertThat(Stage.values())
                .filteredOn(pause::isAt)
                .containsExactly(
                        Stage.RECONCILE_SERVICE,
                        Stage.PRE_SCALE_UP,
                        Stage.POST_SCALE_UP,
                        Stage.POST_TEST_TRAFFIC_SHIFT,
                        Stage.PRE_PRODUCTION_TRAFFIC_SHIFT,
                        Stage.POST_PRODUCTION_TRAFFIC_SHIFT);
        assertThat(Stage.values())
                .filteredOn(stage -> call.isAt(stage) && !pause.isAt(stage))
                .containsExactly(Stage.TEST_TRAFFIC_SHIFT, Stage.PRODUCTION_TRAFFIC_SHIFT);
    }

    @Test
    void withoutBlueThereIsNothingToBakeFor() {
        ShiftPlan plan = new ShiftPlan(ShiftPlan.canary(50, BAKE), BAKE, List.of());
        ShiftLook look = new ShiftLook(true, true, false, Map.of(), START);
        ShiftState state = Shift.advance(Shift.advance(ShiftState.begin(false, plan, START), plan, look), plan, look);
        assertThat(state.stage()).isEqualTo(Stage.CLEAN_UP);
        assertThat(state.weight()).isEqualTo(ShiftPlan.ALL);
    }

    @Test
    void whatWasGivenUpGoesFirst() {
        ShiftPlan plan = new ShiftPlan(ShiftPlan.allAtOnce(), BAKE, List.of());
        ShiftState state = ShiftState.begin(true, plan, START);
        assertThat(Shift.advance(state, plan, new ShiftLook(true, false, true, Map.of(), START))
                        .stage())
                .isEqualTo(Stage.RECONCILE_SERVICE);
        assertThat(Shift.advance(state, plan, look(false, 1)).stage()).isEqualTo(Stage.SCALE_UP);
    }

    private static Hook call(Stage stage) {
        return new Hook(Hook.Kind.CALL, Set.of(stage), Duration.ofHours(1), Hook.TimeoutAction.ROLLBACK);
    }

    private static ShiftState answer(ShiftState state, ShiftPlan plan, long second, HookAnswer answer) {
        return Shift.advance(
                state, plan, look(true, second, Map.of(state.hooks().getFirst().id(), answer)));
    }

    private static ShiftLook look(boolean greenSteady, long second) {
        return look(greenSteady, second, Map.of());
    }

    private static ShiftLook look(boolean greenSteady, long second, Map<String, HookAnswer> answers) {
        return new ShiftLook(greenSteady, true, true, answers, START.plusSeconds(second));
    }
}

package dev.longshore.engine.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a deployment that shifts traffic is: all that has to be kept to go on with it, after a restart too.
 *
 * @param stage where it is
 * @param since when that stage, or the current step of production traffic, began
 * @param step how many steps of production traffic were made
 * @param weight of green in production traffic, in tenths of a percent; blue has the rest
 * @param hooks those that are asked at this stage
 */
public record ShiftState(Stage stage, Instant since, int step, int weight, List<HookRun> hooks) {
    public ShiftState {
        hooks = List.copyOf(hooks);
    }

    /**
     * Of a deployment that begins.
     *
     * @param reconciles whether tasks of a deployment that was given up have to go first
     */
    public static ShiftState begin(boolean reconciles, ShiftPlan plan, Instant now) {
        Stage first = reconciles ? Stage.RECONCILE_SERVICE : Stage.PRE_SCALE_UP;
        return new ShiftState(first, now, 0, 0, List.of()).enter(first, plan, now);
    }

    /** The hook that the deployment is to go back for. */
    public Optional<HookRun> failedHook() {
        return hooks.stream().filter(HookRun::failed).findFirst();
    }

    /** The hooks that are to be called now. */
    public List<HookRun> calls(Instant now) {
        return hooks.stream().filter(run -> run.due(now)).toList();
    }

    /** When time alone moves the deployment on. */
    public Optional<Instant> next(ShiftPlan plan, boolean hasBlue) {
        Stream<Instant> hookTimes = hooks.stream().flatMap(run -> run.next().stream());
        return Stream.concat(hookTimes, bakedAt(plan, hasBlue).stream()).min(Comparator.naturalOrder());
    }

    boolean mayPass() {
        return hooks.stream().noneMatch(run -> run.open() || run.failed());
    }

    /** When the time of waiting at this stage is over; without blue there is nothing to compare green with. */
    Optional<Instant> bakedAt(ShiftPlan plan, boolean hasBlue) {
        return switch (stage) {
            case PRODUCTION_TRAFFIC_SHIFT -> hasBlue ? Optional.of(since.plus(plan.bakeAt(weight))) : Optional.empty();
            case BAKE_TIME -> hasBlue ? Optional.of(since.plus(plan.bake())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    ShiftState answered(Map<String, HookAnswer> answers, Instant now) {
        return new ShiftState(
                stage,
                since,
                step,
                weight,
                hooks.stream()
                        .map(run -> run.after(Optional.ofNullable(answers.get(run.id())), now))
                        .toList());
    }

    ShiftState enter(Stage next, ShiftPlan plan, Instant now) {
        boolean shifts = next == Stage.PRODUCTION_TRAFFIC_SHIFT;
        int then = shifts ? plan.after(weight).map(ShiftPlan.Step::weight).orElse(ShiftPlan.ALL) : weight;
        List<HookRun> runs = new ArrayList<>();
        for (int place = 0; place < plan.hooks().size(); place++) {
            Hook hook = plan.hooks().get(place);
            if (hook.isAt(next)) {
                runs.add(HookRun.begin(hook, place, next, step, now));
            }
        }
        return new ShiftState(next, now, next == Stage.POST_PRODUCTION_TRAFFIC_SHIFT ? step + 1 : step, then, runs);
    }

    /** From a step of production traffic to the hooks before the next one. */
    ShiftState again(ShiftPlan plan, Instant now) {
        return new ShiftState(stage, since, step + 1, weight, hooks)
                .enter(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT, plan, now);
    }
}

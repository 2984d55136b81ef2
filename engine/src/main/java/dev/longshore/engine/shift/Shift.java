package dev.longshore.engine.shift;

/** Moves a deployment that shifts traffic through its stages. What ends it before its time is decided with every other deployment. */
public final class Shift {
    private final ShiftPlan plan;
    private final ShiftLook look;

    private Shift(ShiftPlan plan, ShiftLook look) {
        this.plan = plan;
        this.look = look;
    }

    /**
     * The deployment after this look: as far as it can go before the traffic has to follow. A hook that fails holds it where it is, to be rolled back; asked again
     * with the state that it answered, it answers the same.
     */
    public static ShiftState advance(ShiftState state, ShiftPlan plan, ShiftLook look) {
        return new Shift(plan, look).from(state);
    }

    private ShiftState from(ShiftState state) {
        ShiftState now = state.answered(look.answers(), look.now());
        while (now.weight() == state.weight() && now.stage() != Stage.CLEAN_UP && now.mayPass() && done(now)) {
            now = next(now);
        }
        return now;
    }

    /** Whether the stage has done what it is for, its hooks aside. */
    private boolean done(ShiftState state) {
        boolean baked = state.bakedAt(plan, look.hasBlue())
                .filter(at -> at.isAfter(look.now()))
                .isEmpty();
        return switch (state.stage()) {
            case RECONCILE_SERVICE -> look.supersededGone();
            // Traffic moves to tasks that can take it only, and blue goes only when green stands.
            case SCALE_UP, POST_TEST_TRAFFIC_SHIFT, PRE_PRODUCTION_TRAFFIC_SHIFT -> look.greenSteady();
            case BAKE_TIME -> baked && look.greenSteady();
            case PRODUCTION_TRAFFIC_SHIFT -> baked;
            default -> true;
        };
    }

    private ShiftState next(ShiftState state) {
        boolean anotherStep = state.stage() == Stage.PRODUCTION_TRAFFIC_SHIFT && state.weight() < ShiftPlan.ALL;
        return anotherStep && look.hasBlue()
                ? state.again(plan, look.now())
                : enter(state, state.stage().next());
    }

    /** Without blue, everything goes to green in one step. */
    private ShiftState enter(ShiftState state, Stage stage) {
        ShiftState entered = state.enter(stage, plan, look.now());
        return stage == Stage.PRODUCTION_TRAFFIC_SHIFT && !look.hasBlue()
                ? new ShiftState(stage, entered.since(), entered.step(), ShiftPlan.ALL, entered.hooks())
                : entered;
    }
}

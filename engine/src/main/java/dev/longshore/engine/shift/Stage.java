package dev.longshore.engine.shift;

import java.util.List;

/** ECS's lifecycle stages of a deployment that shifts traffic, in their order. Blue is the old revision, green the new one. */
public enum Stage {
    /** Only where more than one revision has traffic or tasks at the start: those of a deployment that was given up go. */
    RECONCILE_SERVICE(true, true),
    /** Green has not started. */
    PRE_SCALE_UP(true, true),
    /** Green comes up to desiredCount, without traffic. */
    SCALE_UP(false, false),
    /** Green is up. */
    POST_SCALE_UP(true, true),
    /** The test listener leads to green. */
    TEST_TRAFFIC_SHIFT(true, false),
    /** Test traffic has moved. */
    POST_TEST_TRAFFIC_SHIFT(true, true),
    /** Before each step of production traffic. */
    PRE_PRODUCTION_TRAFFIC_SHIFT(true, true),
    /** A step of production traffic has moved to green, and bakes unless it is the last. */
    PRODUCTION_TRAFFIC_SHIFT(true, false),
    /** All of it has moved. */
    POST_PRODUCTION_TRAFFIC_SHIFT(true, true),
    /** Both revisions run, in case something turns up. */
    BAKE_TIME(false, false),
    /** Blue stops; there is no way back from here. */
    CLEAN_UP(false, false);

    private final boolean hooks;
    private final boolean pauses;

    Stage(boolean hooks, boolean pauses) {
        this.hooks = hooks;
        this.pauses = pauses;
    }

    /** Whether hooks are called at this stage. */
    public boolean callsHooks() {
        return hooks;
    }

    /** Whether a PAUSE is allowed at this stage. */
    public boolean pauses() {
        return pauses;
    }

    /** Whether green's tasks are wanted. */
    public boolean scaledUp() {
        return compareTo(SCALE_UP) >= 0;
    }

    /** Whether test traffic goes to green. */
    public boolean tested() {
        return compareTo(TEST_TRAFFIC_SHIFT) >= 0;
    }

    Stage next() {
        List<Stage> order = List.of(values());
        return order.get(order.indexOf(this) + 1);
    }
}

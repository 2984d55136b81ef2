package dev.longshore.engine.scaling;

/**
 * SuspendedState: what a scalable target leaves undone until it is taken back. What is due meanwhile is not made up for.
 *
 * @param scaleIn DynamicScalingInSuspended
 * @param scaleOut DynamicScalingOutSuspended
 * @param scheduled ScheduledScalingSuspended
 */
public record Suspension(boolean scaleIn, boolean scaleOut, boolean scheduled) {
    /** Nothing is suspended. */
    public static final Suspension NONE = new Suspension(false, false, false);
}

package dev.longshore.engine.scaling;

/** How a step's ScalingAdjustment changes a capacity. */
public enum AdjustmentType {
    /** Adds it. */
    CHANGE_IN_CAPACITY,
    /** Adds so many percent. */
    PERCENT_CHANGE_IN_CAPACITY,
    /** Sets it. */
    EXACT_CAPACITY;

    private static final double PERCENT = 100;

    /**
     * The capacity after an adjustment, never below 0. A percentage is rounded toward zero, but to a whole one where it comes to less:
     * 12.7 is 12, 0.3 is 1, -0.3 is -1, -6.67 is -6.
     *
     * @param current the capacity now
     * @param adjustment a number, or percent
     * @param minMagnitude of percentages: the least change, in either direction; 0 for none
     */
    public int applied(int current, int adjustment, int minMagnitude) {
        long capacity = switch (this) {
            case CHANGE_IN_CAPACITY -> (long) current + adjustment;
            case PERCENT_CHANGE_IN_CAPACITY -> current + percentChange(current, adjustment, minMagnitude);
            case EXACT_CAPACITY -> adjustment;
        };
        return Math.clamp(capacity, 0, Integer.MAX_VALUE);
    }

    private static long percentChange(int current, int percent, int minMagnitude) {
        if (percent == 0) {
            return 0;
        }
        double change = current * (double) percent / PERCENT;
        long magnitude = change == 0 ? 0 : (long) Math.max(1, Math.floor(Math.abs(change)));
        return Integer.signum(percent) * Math.max(magnitude, minMagnitude);
    }
}

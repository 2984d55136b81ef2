package dev.longshore.engine.scaling;

/**
 * What is done while a metric is so far from its alarm's threshold.
 *
 * @param lower distance from the threshold where the step begins; negative infinity where the API has none
 * @param upper where it ends; positive infinity where the API has none
 * @param adjustment the ScalingAdjustment
 */
public record StepAdjustment(double lower, double upper, int adjustment) {
    /** Above the threshold the lower bound belongs to the step, below it the upper one. */
    boolean holdsAbove(double distance) {
        return distance >= lower && distance < upper;
    }

    boolean holdsBelow(double distance) {
        return distance > lower && distance <= upper;
    }

    @Override
    public String toString() {
        return "[" + text(lower) + ", " + text(upper) + "]";
    }

    private static String text(double bound) {
        return Double.isInfinite(bound) ? "none" : Numbers.text(bound);
    }
}

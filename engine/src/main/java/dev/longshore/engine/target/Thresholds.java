package dev.longshore.engine.target;

/**
 * How many checks in a row it takes to change a target's state.
 *
 * @param healthy successes that make an unhealthy target healthy; a new one needs one alone
 * @param unhealthy failures that make a target unhealthy
 */
public record Thresholds(int healthy, int unhealthy) {
    public Thresholds {
        if (healthy < 1 || unhealthy < 1) {
            throw new IllegalArgumentException("thresholds are positive: " + healthy + ", " + unhealthy);
        }
    }
}

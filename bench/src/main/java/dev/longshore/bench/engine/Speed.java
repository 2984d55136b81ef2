package dev.longshore.bench.engine;

/**
 * How fast one scenario was.
 *
 * @param scenario what was asked
 * @param instances on how many instances
 * @param placements placements a second by the engine
 * @param plainLoop placements a second by the plain loop
 */
public record Speed(Scenario scenario, int instances, double placements, double plainLoop) {
    /** The number of instances for which there are goals. */
    public static final int INSTANCES_OF_GOALS = 5000;
}

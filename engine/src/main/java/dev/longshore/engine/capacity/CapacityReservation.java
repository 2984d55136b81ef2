package dev.longshore.engine.capacity;

/** ECS's metric CapacityProviderReservation. */
public final class CapacityReservation {
    static final double ALL = 100;
    private static final double FROM_ZERO = 200;

    private CapacityReservation() {}

    /**
     * The metric.
     *
     * @param needed M, the instances that all tasks of the provider need
     * @param instances N, those that it has
     * @return percent
     */
    public static double percent(int needed, int instances) {
        if (instances == 0) {
            return needed == 0 ? ALL : FROM_ZERO;
        }
        return ALL * needed / instances;
    }
}

package dev.longshore.engine.capacity;

/** The tasks of one Cluster that wait in PROVISIONING for a provider to grow. */
public final class Provisioning {
    /** How many may wait in a Cluster. */
    public static final int LIMIT = 500;

    /** What ECS answers to RunTask beyond it. */
    public static final String LIMIT_EXCEEDED = "Tasks provisioning capacity limit exceeded.";

    private Provisioning() {}

    /** How many more tasks may wait beside those that do: 0 to {@link #LIMIT}. */
    public static int room(int waiting) {
        return Math.clamp(LIMIT - (long) waiting, 0, LIMIT);
    }
}

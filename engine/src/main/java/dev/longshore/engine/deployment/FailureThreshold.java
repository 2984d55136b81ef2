package dev.longshore.engine.deployment;

/**
 * After how many failed tasks the circuit breaker trips, computed from the latest desiredCount.
 *
 * @param type how the value is read
 * @param value percent of desiredCount from 1 to 100, or a number of tasks from 1
 */
public record FailureThreshold(Type type, int value) {
    /** Half of desiredCount, 3 to 200. */
    public static final FailureThreshold DEFAULT = new FailureThreshold(Type.BOUNDED_PERCENT, 50);

    private static final int LEAST = 3;
    private static final int MOST = 200;

    /** How a threshold's value is read. */
    public enum Type {
        /** Percent of desiredCount, rounded up, at least 3 and at most 200. */
        BOUNDED_PERCENT,
        /** Percent of desiredCount, rounded up. */
        UNBOUNDED_PERCENT,
        /** A number of tasks. */
        COUNT
    }

    public FailureThreshold {
        if (value < 1 || (type != Type.COUNT && value > 100)) {
            throw new IllegalArgumentException(
                    "value is " + value + ": use 1 to 100 percent, or a COUNT of at least 1");
        }
    }

    /** The number of failed tasks that trips the breaker; at least 1. */
    public int of(int desiredCount) {
        int percent = Math.toIntExact(Math.ceilDiv((long) desiredCount * value, 100L));
        return switch (type) {
            case BOUNDED_PERCENT -> Math.clamp(percent, LEAST, MOST);
            case UNBOUNDED_PERCENT -> Math.max(1, percent);
            case COUNT -> value;
        };
    }
}

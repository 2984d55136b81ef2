package dev.longshore.engine.scaling;

/**
 * MinCapacity and MaxCapacity: no decision leads beyond them.
 *
 * @param min at least 0
 * @param max not below min
 */
public record Bounds(int min, int max) {
    /** @throws IllegalArgumentException if they are the wrong way round or negative */
    public Bounds {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("minCapacity " + min + " and maxCapacity " + max
                    + ": the minimum must be at least 0 and at most the maximum");
        }
    }

    /** The nearest capacity within them. */
    public int clamp(long capacity) {
        return Math.clamp(capacity, min, max);
    }

    /** Whether the capacity is within them. */
    public boolean contains(int capacity) {
        return capacity >= min && capacity <= max;
    }

    @Override
    public String toString() {
        return min + " to " + max;
    }
}

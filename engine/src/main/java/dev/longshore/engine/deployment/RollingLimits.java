package dev.longshore.engine.deployment;

/**
 * ECS's rolling arithmetic for one desiredCount.
 *
 * @param lower ceil(desiredCount x minimumHealthyPercent / 100): healthy RUNNING tasks to keep
 * @param upper floor(desiredCount x maximumPercent / 100): RUNNING and PENDING tasks of all deployments together
 */
public record RollingLimits(int lower, int upper) {
    /** The limits for the given count and percents, none of them negative. */
    public static RollingLimits of(int desiredCount, int minimumHealthyPercent, int maximumPercent) {
        long lower = Math.ceilDiv((long) desiredCount * minimumHealthyPercent, 100L);
        long upper = (long) desiredCount * maximumPercent / 100;
        return new RollingLimits(Math.toIntExact(lower), Math.toIntExact(upper));
    }

    /**
     * How many tasks may be started.
     *
     * @param active RUNNING and PENDING tasks of all deployments
     */
    public int canStart(int active) {
        return Math.max(0, upper - active);
    }

    /**
     * How many healthy tasks may be stopped.
     *
     * @param healthy healthy RUNNING tasks of all deployments
     */
    public int canStop(int healthy) {
        return Math.max(0, healthy - lower);
    }

    /** Whether a deployment can never replace a task: there is no room above and none below. */
    public boolean block() {
        return upper > 0 && lower >= upper;
    }
}

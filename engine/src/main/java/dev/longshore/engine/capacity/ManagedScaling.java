package dev.longshore.engine.capacity;

import java.time.Duration;

/**
 * ECS's managed scaling of one provider.
 *
 * @param targetCapacity which reservation is aimed at, 1 to 100 percent: below 100 instances are kept in reserve
 * @param minimumStep how many instances are added at least
 * @param maximumStep how many instances are added at most
 * @param minSize the group is made no smaller
 * @param maxSize the group is made no larger
 * @param warmup how long after instances were added or came no more are added
 * @param period the time between two looks; a minute in ECS
 * @param quietPeriods how many looks in a row must find too many instances before some go; 15 in ECS
 * @param fast whether waiting tasks are looked at at once, without regard to period and warm-up
 */
public record ManagedScaling(
        int targetCapacity,
        int minimumStep,
        int maximumStep,
        int minSize,
        int maxSize,
        Duration warmup,
        Duration period,
        int quietPeriods,
        boolean fast) {
    /** ECS's period. */
    public static final Duration MINUTE = Duration.ofMinutes(1);

    /** How many periods ECS's alarm for scaling in needs. */
    public static final int ECS_QUIET_PERIODS = 15;

    /** ECS's own defaults, within these bounds. */
    public static ManagedScaling ecs(int targetCapacity, int minSize, int maxSize) {
        return new ManagedScaling(
                targetCapacity, 1, 10_000, minSize, maxSize, Duration.ofMinutes(5), MINUTE, ECS_QUIET_PERIODS, false);
    }
}

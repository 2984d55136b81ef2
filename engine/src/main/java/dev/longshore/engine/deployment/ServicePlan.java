package dev.longshore.engine.deployment;

import java.util.List;

/**
 * What a service does next.
 *
 * @param start how many tasks to start in the primary deployment
 * @param stops which tasks to stop
 * @param hindrance what keeps a deployment from going on, now or later: ECS says so in an event
 * @param rebalances whether the start is one for availability zone rebalancing
 * @param steady true if exactly desiredCount tasks run, all of the primary deployment and healthy
 */
public record ServicePlan(int start, List<StopTask> stops, Hindrance hindrance, boolean rebalances, boolean steady) {
    /** What keeps a deployment from going on. */
    public enum Hindrance {
        /** Nothing, but time perhaps. */
        NONE,
        /** The percents allow neither to start nor to stop a task. */
        PERCENTS,
        /** More tasks are protected from scale-in than are wanted. */
        PROTECTION
    }

    public ServicePlan {
        stops = List.copyOf(stops);
    }
}

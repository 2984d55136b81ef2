package dev.longshore.engine.deployment;

import java.util.List;

/**
 * What a service does next.
 *
 * @param start how many tasks to start in the primary deployment
 * @param stops which tasks to stop
 * @param blocked true if the percents allow neither to start nor to stop, now or later: ECS says so in an event
 * @param steady true if exactly desiredCount tasks run, all of the primary deployment and healthy
 */
public record ServicePlan(int start, List<StopTask> stops, boolean blocked, boolean steady) {
    public ServicePlan {
        stops = List.copyOf(stops);
    }
}

package dev.longshore.engine.deployment;

import java.util.List;

/**
 * What a DAEMON service does next.
 *
 * @param startOn the instances to start a task on, in their names' order
 * @param stops which tasks to stop
 * @param steady true if each instance has one healthy task of the primary deployment, and no other has one
 */
public record DaemonPlan(List<String> startOn, List<StopTask> stops, boolean steady) {
    public DaemonPlan {
        startOn = List.copyOf(startOn);
        stops = List.copyOf(stops);
    }
}

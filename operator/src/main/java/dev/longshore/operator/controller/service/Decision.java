package dev.longshore.operator.controller.service;

import dev.longshore.engine.deployment.ServicePlan;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a service does next, by either scheduling strategy.
 *
 * @param desired how many tasks it is to have: desiredCount, or for DAEMON the instances that qualify
 * @param plan how many start and which stop
 * @param startOn DAEMON: the instance of each task that starts; empty for REPLICA
 * @param tasksByZone how many tasks each zone has that takes part in rebalancing, in the zones' order
 * @param considered DAEMON: the instances that were looked at; on others no REPLICA task is placed before
 */
record Decision(
        int desired,
        ServicePlan plan,
        List<String> startOn,
        SortedMap<String, Long> tasksByZone,
        Set<String> considered) {
    static Decision replica(int desired, ServicePlan plan, SortedMap<String, Long> tasksByZone) {
        return new Decision(desired, plan, List.of(), tasksByZone, Set.of());
    }

    static Decision daemon(int desired, ServicePlan plan, List<String> startOn, Set<String> considered) {
        return new Decision(desired, plan, startOn, Collections.emptySortedMap(), considered);
    }
}

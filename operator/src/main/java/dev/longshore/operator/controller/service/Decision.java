package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.engine.deployment.ServicePlan;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * @param shift what else there is to do for a deployment that shifts traffic
 */
record Decision(
        int desired,
        ServicePlan plan,
        List<String> startOn,
        SortedMap<String, Long> tasksByZone,
        Set<String> considered,
        Optional<Shifted> shift) {

    /**
     * What a deployment that shifts traffic has come to.
     *
     * @param sourceStart how many tasks of the old revision start
     * @param primary the deployment, as far as it is now
     * @param next when it goes on by itself
     */
    record Shifted(int sourceStart, Deployment primary, Optional<Instant> next) {}

    static Decision shift(int desired, ServicePlan plan, Shifted shift) {
        return new Decision(desired, plan, List.of(), Collections.emptySortedMap(), Set.of(), Optional.of(shift));
    }

    /** The same without a stop: requests could not be sent elsewhere. */
    Decision withoutStops() {
        ServicePlan kept = new ServicePlan(plan.start(), List.of(), plan.hindrance(), plan.rebalances(), plan.steady());
        return new Decision(desired, kept, startOn, tasksByZone, considered, shift);
    }

    static Decision replica(int desired, ServicePlan plan, SortedMap<String, Long> tasksByZone) {
        return new Decision(desired, plan, List.of(), tasksByZone, Set.of(), Optional.empty());
    }

    static Decision daemon(int desired, ServicePlan plan, List<String> startOn, Set<String> considered) {
        return new Decision(desired, plan, startOn, Collections.emptySortedMap(), considered, Optional.empty());
    }
}

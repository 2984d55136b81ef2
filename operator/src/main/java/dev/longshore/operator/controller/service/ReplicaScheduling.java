package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.AvailabilityZoneRebalancing;
import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.engine.deployment.Rebalancing;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.deployment.ServiceState;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PlacementConstraint;
import dev.longshore.engine.placement.PlacementStrategy;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.pod.EcsTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the engine what a REPLICA service does next. */
public final class ReplicaScheduling {
    /** ECS does not say when it tries again. */
    private static final Duration REBALANCING_PAUSE = Duration.ofMinutes(15);

    private final ServiceTasks.Place place;

    ReplicaScheduling(ServiceTasks.Place place) {
        this.place = place;
    }

    Decision decide(ServiceLook look) {
        int desired = desired(look.service().getSpec());
        DeploymentFields fields = look.fields();
        Optional<Rebalancing> rebalancing = rebalancing(look, fields);
        List<ServiceTask> tasks = look.forEngine(place);
        ServicePlan plan = ServiceScheduler.decide(new ServiceState(
                desired,
                fields.minimumHealthyPercent(),
                fields.maximumPercent(),
                look.deployments().number(),
                look.deployments().launches(),
                stopRules(look),
                rebalancing,
                tasks));
        if (plan.rebalances()) {
            look.memory().rebalancing(true);
        } else if (plan.steady()) {
            look.memory().rebalancing(false);
        }
        return Decision.replica(desired, plan, byZone(rebalancing, tasks));
    }

    private static SortedMap<String, Long> byZone(Optional<Rebalancing> rebalancing, List<ServiceTask> tasks) {
        SortedMap<String, Long> counts = new TreeMap<>();
        rebalancing.ifPresent(zones -> zones.zones()
                .forEach(zone -> counts.put(
                        zone,
                        tasks.stream()
                                .filter(task -> task.zone().filter(zone::equals).isPresent())
                                .count())));
        return counts;
    }

    /** The tasks that a REPLICA service asks for; 1 where it says nothing. */
    public static int desired(ServiceSpec spec) {
        return Optional.ofNullable(spec.desiredCount()).orElse(1);
    }

    static List<StopRule> stopRules(ServiceLook look) {
        Supplier<Resources> size = () -> WantedTasks.of(look, List.of()).shape().resources();
        List<StopRule> rules = new ArrayList<>(SharedCapacity.stopRules(look));
        rules.addAll(StopRules.of(
                look.found().rules().strategy(),
                size,
                look.queue(),
                look.tasks().live()));
        return rules;
    }

    /** Zones are evened out at rest only, so only then the queue is asked for them. */
    private static Optional<Rebalancing> rebalancing(ServiceLook look, DeploymentFields fields) {
        ServiceMemory memory = look.memory();
        if (memory.rebalancing() && look.progress().unplaceable() > 0) {
            memory.rebalanceAfter(look.now().plus(REBALANCING_PAUSE));
        }
        if (!(rests(look) || memory.rebalancing())
                || look.now().isBefore(memory.rebalanceAfter())
                || !takesPart(look, fields)) {
            return Optional.empty();
        }
        return Optional.of(new Rebalancing(zones(look), memory.rebalancing()));
    }

    private static boolean rests(ServiceLook look) {
        List<EcsTask> wanted =
                look.tasks().live().stream().filter(EcsTask::desiredRunning).toList();
        return wanted.size() == desired(look.service().getSpec())
                && wanted.stream().allMatch(task -> task.healthy(look.now()));
    }

    /** ECS's rule of who takes part. */
    private static boolean takesPart(ServiceLook look, DeploymentFields fields) {
        ServiceSpec spec = look.service().getSpec();
        List<PlacementStrategy> strategy = look.found().rules().strategy();
        return spec.availabilityZoneRebalancing() != AvailabilityZoneRebalancing.DISABLED
                && spec.launchType() != LaunchType.EXTERNAL
                && fields.maximumPercent() > 100
                && keepsToOnePool(look)
                && (strategy.isEmpty() || overZones(strategy.getFirst()))
                && look.found().rules().constraints().stream().noneMatch(ReplicaScheduling::namesZones);
    }

    /** Where a provider may grow, a task that is to even out zones would make it grow. */
    private static boolean keepsToOnePool(ServiceLook look) {
        String provider = look.found().capacity().provider();
        return look.found().capacity().strategy().isEmpty()
                && (provider.isEmpty() || ProviderNames.isFargate(provider));
    }

    private static boolean overZones(PlacementStrategy strategy) {
        return strategy instanceof PlacementStrategy.Spread spread
                && spread.attribute().equals(Instance.AVAILABILITY_ZONE);
    }

    private static boolean namesZones(PlacementConstraint constraint) {
        return constraint instanceof PlacementConstraint.MemberOf memberOf
                && memberOf.expression().source().contains(Instance.AVAILABILITY_ZONE);
    }

    private static Set<String> zones(ServiceLook look) {
        return look.queue().qualifying(Owners.of(look.service()), WantedTasks.of(look, List.of())).qualifying().stream()
                .flatMap(name -> look.queue().instance(name).stream())
                .map(Instance::zone)
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toSet());
    }
}

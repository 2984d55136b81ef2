package dev.longshore.operator.controller.service;

import dev.longshore.engine.deployment.DaemonPlan;
import dev.longshore.engine.deployment.DaemonScheduler;
import dev.longshore.engine.deployment.DaemonState;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServicePlan.Hindrance;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.placement.Qualification;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.Watches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the engine what a DAEMON service does next. */
final class DaemonScheduling {
    private final Watches watches;
    private final ServiceTasks.Place place;

    DaemonScheduling(Watches watches, ServiceTasks.Place place) {
        this.watches = watches;
        this.place = place;
    }

    Decision decide(ServiceLook look) {
        Qualification instances = look.queue().qualifying(Owners.of(look.service()), WantedTasks.of(look, List.of()));
        Map<String, String> targets = look.memory().daemonTargets();
        targets.keySet().retainAll(look.tasks().onTheirWay().collect(Collectors.toSet()));
        List<ServiceTask> tasks = look.forEngine(place).stream()
                .map(task -> task.instance().isPresent() ? task : onItsWay(task, targets))
                .toList();
        DaemonPlan plan = DaemonScheduler.decide(new DaemonState(
                instances.qualifying(),
                spared(look, look.queue().instances()),
                look.fields().minimumHealthyPercent(),
                look.deployments().number(),
                look.deployments().launches(),
                tasks));
        ServicePlan service =
                new ServicePlan(plan.startOn().size(), plan.stops(), Hindrance.NONE, false, plan.steady());
        return Decision.daemon(instances.qualifying().size(), service, plan.startOn(), instances.open());
    }

    private static ServiceTask onItsWay(ServiceTask task, Map<String, String> targets) {
        return new ServiceTask(
                task.id(),
                task.deploymentId(),
                task.phase(),
                task.health(),
                task.draining(),
                task.isProtected(),
                task.zone(),
                Optional.ofNullable(targets.get(task.id())));
    }

    /** Those unknown to the queue too: they have not joined again since the operator started, or are about to go. */
    private Set<String> spared(ServiceLook look, Set<String> instances) {
        Stream<String> unknown =
                look.tasks().live().stream().map(EcsTask::instance).filter(instance -> !instances.contains(instance));
        Stream<String> known = instances.stream()
                .flatMap(name -> look.queue().instance(name).stream())
                .filter(instance -> instance.status() == InstanceStatus.DRAINING
                        ? hasTasksOfOthers(
                                instance, look.service().getMetadata().getUid())
                        : isClosed(instance))
                .map(Instance::name);
        return Stream.concat(unknown, known).collect(Collectors.toSet());
    }

    /** Of other services: where an instance drains, the tasks of a DAEMON stop last. */
    private boolean hasTasksOfOthers(Instance instance, String uid) {
        return watches.pods().tasksOn(instance.name()).stream()
                .anyMatch(task ->
                        task.ownerKind().equals("Service") && !task.ownerUid().equals(uid) && !task.stopped());
    }

    /** Nothing new comes to it, and what it has is left alone. */
    private static boolean isClosed(Instance instance) {
        return !instance.agentConnected() || !instance.untoleratedTaints().isEmpty();
    }
}

package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.shift.HookHosts;
import dev.longshore.operator.shift.LifecycleHooks;
import dev.longshore.operator.shift.ProductionTraffic;
import dev.longshore.operator.targets.GroupKey;
import dev.longshore.operator.targets.TrafficBoard;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What deployments that shift traffic need besides: where requests are sent, hooks, and tasks of the old revision.
 *
 * @param traffic sends requests to the revisions
 * @param hooks are asked on the way
 */
public record Shifts(ProductionTraffic traffic, LifecycleHooks hooks) implements AutoCloseable {

    /** Shifts and asks nothing yet. */
    public static Shifts of(
            KubernetesClient client,
            HookHosts hosts,
            TrafficBoard board,
            Consumer<GroupKey> wakeGroup,
            Consumer<ResourceID> wakeService) {
        return new Shifts(
                new ProductionTraffic(client, board, wakeGroup),
                new LifecycleHooks(client, hosts, service -> wakeService.accept(ResourceID.fromResource(service))));
    }

    /** Reads where requests were sent until now; before any endpoint is listed. */
    public void restore(KubernetesClient client, Scope scope) {
        scope.list(client.resources(Service.class)).forEach(traffic::restore);
    }

    /** Has the old revision's missing tasks started, as the decision says. */
    void keepSource(ServiceLook look, Decision decision, PlacementQueues queues) {
        if (look.source().flatMap(SourceSide::found).isEmpty()) {
            if (look.memory().keepsSource(false)) {
                queues.dropOwner(SourceSide.owner(look.service()).uid());
            }
            return;
        }
        SourceSide source = look.source().orElseThrow();
        look.memory().keepsSource(true);
        String id = source.deployment().id();
        long last = look.memory().lastNumber(id, source.tasks().lastNumber(source.service(), source.deployment()));
        int starts = decision.shift()
                .filter(shift -> !source.pauses(look.now()))
                .map(Decision.Shifted::sourceStart)
                .orElse(0);
        Set<String> dropped =
                decision.plan().stops().stream().map(StopTask::taskId).collect(Collectors.toSet());
        List<TaskName> names = new ArrayList<>();
        source.tasks().waiting().stream()
                .filter(name -> !dropped.contains(name.podName()))
                .forEach(names::add);
        LongStream.rangeClosed(last + 1, last + starts).mapToObj(source::name).forEach(names::add);
        look.queue()
                .want(
                        SourceSide.owner(look.service()),
                        WantedTasks.of(source.service(), source.found().orElseThrow(), source.deployment(), names));
        look.memory().lastNumber(id, last + starts);
    }

    @Override
    public void close() {
        hooks.close();
    }
}

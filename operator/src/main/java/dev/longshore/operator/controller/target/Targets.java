package dev.longshore.operator.controller.target;

import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.targets.Discovery;
import dev.longshore.operator.targets.HealthChecks;
import dev.longshore.operator.targets.TargetGroups;
import dev.longshore.operator.targets.TargetHealth;
import dev.longshore.operator.targets.TargetWatches;
import dev.longshore.operator.targets.TaskTargets;
import dev.longshore.operator.targets.TrafficBoard;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;

/** All that knows of load balancers' targets: one of each, shared. */
public record Targets(
        TargetWatches watches,
        TaskTargets tasks,
        HealthChecks checks,
        TargetHealth health,
        TargetGroups groups,
        Discovery discovery,
        TrafficBoard board)
        implements AutoCloseable {

    /** All of target groups: watches, health checks, discovery; started with the operator. */
    public static Targets of(KubernetesClient client, Watches shared, InstantSource clock) {
        TargetWatches watches = new TargetWatches(client, shared.scope(), shared.targetGroups());
        TaskTargets tasks = new TaskTargets(clock, watches::listed);
        shared.pods().addListener(tasks);
        HealthChecks checks = new HealthChecks(tasks, clock);
        TrafficBoard board = new TrafficBoard();
        return new Targets(
                watches,
                tasks,
                checks,
                new TargetHealth(tasks, watches::group),
                new TargetGroups(client, watches, tasks, checks, shared.nodes(), board),
                new Discovery(
                        client,
                        watches,
                        task -> shared.revisions()
                                .find(task.pod().namespace(), Reference.parse(task.taskDefinition()))
                                .map(Revision::spec)),
                board);
    }

    @Override
    public void close() {
        checks.close();
        watches.close();
    }
}

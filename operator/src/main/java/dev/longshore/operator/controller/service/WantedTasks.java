package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.TaskProviders;
import dev.longshore.operator.placement.Wanted;
import dev.longshore.operator.pod.Launch;
import dev.longshore.operator.pod.TaskPod;
import dev.longshore.operator.pod.TaskTemplate;
import dev.longshore.operator.targets.LoadBalancerFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service asks of placement for its tasks, and the template that they are made from. */
public final class WantedTasks {
    private WantedTasks() {}

    /** Tasks that a service's primary deployment starts. */
    public static Wanted of(ServiceLook look, List<TaskName> names) {
        return of(look.service(), look.found(), look.primary(), names);
    }

    /** Tasks of a service as this decision wants them: those of a DAEMON each on its instance. */
    public static Wanted of(ServiceLook look, Decision decision, List<TaskName> names) {
        Wanted wanted = of(look, names).sharedBy(look.memory().providers());
        return DeploymentFields.isDaemon(look.service().getSpec())
                ? wanted.onEach(look.memory().daemonTargets(), decision.considered())
                : wanted;
    }

    /** Tasks of a service's primary deployment; they wait for room. */
    public static Wanted of(Service service, Resolution.Found found, Deployment primary, List<TaskName> names) {
        TaskTemplate template = new TaskTemplate(
                Owners.reference(service),
                found.clusterName(),
                new TaskGroup(service.getMetadata().getNamespace(), "service:" + service.serviceName()),
                Deployments.number(primary),
                primary.id(),
                found.revision(),
                found.revision().spec(),
                found.policy(),
                Launch.of(
                        service.getSpec(),
                        service.serviceName(),
                        found.clusterName(),
                        found.revision().spec()),
                LoadBalancerFields.targets(service.getSpec(), Boolean.TRUE.equals(primary.alternateTargets())));
        return new Wanted(
                template.group(),
                primary.id(),
                TaskPod.shape(template, service.getSpec().networkConfiguration()),
                found.rules(),
                names,
                Map.of(),
                (name, placement, provider) -> found.mark(provider).on(TaskPod.create(template, name, placement)),
                true,
                Optional.empty(),
                TaskProviders.fresh(found.capacity().strategy(), names));
    }
}

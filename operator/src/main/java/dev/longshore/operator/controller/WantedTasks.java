package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.NetworkConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Wanted;
import dev.longshore.operator.pod.Launch;
import dev.longshore.operator.pod.Overrides;
import dev.longshore.operator.pod.TaskPod;
import dev.longshore.operator.pod.TaskTemplate;
import dev.longshore.operator.targets.LoadBalancerFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service or a Task asks of placement for its tasks, and the template that they are made from. */
final class WantedTasks {
    private WantedTasks() {}

    /** Tasks that a service's primary deployment starts. */
    static Wanted of(ServiceLook look, List<TaskName> names) {
        return of(look.service(), look.found(), look.primary(), names);
    }

    /** Tasks of a service as this decision wants them: those of a DAEMON each on its instance. */
    static Wanted of(ServiceLook look, Decision decision, List<TaskName> names) {
        Wanted wanted = of(look, names);
        return DeploymentFields.isDaemon(look.service().getSpec())
                ? wanted.onEach(look.memory().daemonTargets(), decision.considered())
                : wanted;
    }

    /** Tasks of a service's primary deployment; they wait for room. */
    static Wanted of(Service service, Resolution.Found found, Deployment primary, List<TaskName> names) {
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
                LoadBalancerFields.targets(service.getSpec()));
        return new Wanted(
                template.group(),
                primary.id(),
                shape(template, service.getSpec().networkConfiguration()),
                found.rules(),
                names,
                Map.of(),
                (name, placement) -> TaskPod.create(template, name, placement),
                true,
                Optional.empty());
    }

    /** Tasks of a standalone run; they are tried once unless the run waits for capacity. */
    static Wanted of(Task task, Resolution.Found found, List<TaskName> names) {
        TaskTemplate template = template(task, found);
        return new Wanted(
                template.group(),
                task.getMetadata().getUid(),
                shape(template, task.getSpec().networkConfiguration()),
                found.rules(),
                names,
                TaskRun.targets(task),
                (name, placement) -> TaskPod.create(template, name, placement),
                Boolean.TRUE.equals(task.getSpec().waitForCapacity()),
                Optional.empty());
    }

    /** An awsvpc task is in one of its subnets; other modes have none. */
    private static TaskShape shape(TaskTemplate template, @Nullable NetworkConfiguration network) {
        TaskShape shape = TaskPod.shape(template);
        return template.definition().networkMode() == NetworkMode.AWSVPC
                ? shape.inSubnets(Optional.ofNullable(network)
                        .map(NetworkConfiguration::awsvpcConfiguration)
                        .map(configuration -> Set.copyOf(configuration.subnets()))
                        .orElse(Set.of()))
                : shape;
    }

    private static TaskTemplate template(Task task, Resolution.Found found) {
        Revision revision = found.revision();
        TaskDefinitionSpec definition = Optional.ofNullable(task.getSpec().overrides())
                .map(override -> Overrides.apply(revision.spec(), override))
                .orElse(revision.spec());
        String group = Optional.ofNullable(task.getSpec().group())
                .filter(g -> !g.isEmpty())
                .orElse("family:" + revision.family());
        return new TaskTemplate(
                Owners.reference(task),
                found.clusterName(),
                new TaskGroup(task.getMetadata().getNamespace(), group),
                "",
                Objects.requireNonNullElse(task.getSpec().startedBy(), ""),
                revision,
                definition,
                found.policy(),
                Launch.of(task.getSpec(), found.clusterName(), definition),
                List.of());
    }
}

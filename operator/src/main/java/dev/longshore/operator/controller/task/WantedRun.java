package dev.longshore.operator.controller.task;

import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.TaskProviders;
import dev.longshore.operator.placement.Wanted;
import dev.longshore.operator.pod.Launch;
import dev.longshore.operator.pod.Overrides;
import dev.longshore.operator.pod.TaskPod;
import dev.longshore.operator.pod.TaskTemplate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a Task asks of placement for its tasks, and the template that they are made from. */
public final class WantedRun {
    private WantedRun() {}

    /** Tasks of a standalone run; they are tried once unless the run waits for capacity. */
    public static Wanted of(Task task, Resolution.Found found, List<TaskName> names) {
        TaskTemplate template = template(task, found);
        return new Wanted(
                template.group(),
                task.getMetadata().getUid(),
                TaskPod.shape(template, task.getSpec().networkConfiguration()),
                found.rules(),
                names,
                TaskRun.targets(task),
                (name, placement, provider) -> found.mark(provider).on(TaskPod.create(template, name, placement)),
                TaskRun.waits(task, found.provisioning()),
                Optional.empty(),
                TaskProviders.fresh(found.capacity().strategy(), TaskRun.names(task)));
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

package dev.longshore.operator.controller.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatus;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.watch.Watches;
import java.util.NavigableMap;
import java.util.Optional;

/** The revision that a task definition is or becomes. */
public final class NextRevision {
    private NextRevision() {}

    /** The newest recorded one if it says the same, else one with the next number, which is not recorded yet. */
    public static Revision of(Watches watches, TaskDefinition definition) {
        String namespace = definition.getMetadata().getNamespace();
        NavigableMap<Long, Revision> revisions = watches.revisions().revisions(namespace, definition.family());
        return Optional.ofNullable(revisions.lastEntry())
                .map(entry -> entry.getValue())
                .filter(newest -> newest.isOf(definition.getSpec()))
                .orElseGet(() -> new Revision(
                        namespace,
                        definition.getMetadata().getName(),
                        definition.family(),
                        number(watches, definition, revisions),
                        definition.getSpec()));
    }

    /** Never one that anything has ever carried: neither a status, nor a revision, nor a pod. */
    private static long number(Watches watches, TaskDefinition definition, NavigableMap<Long, Revision> revisions) {
        long inStatus = Optional.ofNullable(definition.getStatus())
                .map(TaskDefinitionStatus::revision)
                .orElse(0);
        long inStore = revisions.isEmpty() ? 0 : revisions.lastKey();
        long inPods = watches.pods()
                .tasks()
                .filter(task ->
                        task.pod().namespace().equals(definition.getMetadata().getNamespace()))
                .map(task -> Reference.parse(task.taskDefinition()))
                .filter(reference -> reference.family().equals(definition.family()))
                .mapToLong(reference -> reference.revision().orElse(0))
                .max()
                .orElse(0);
        return Math.max(inStatus, Math.max(inStore, inPods)) + 1;
    }
}

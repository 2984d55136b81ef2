package dev.longshore.operator.controller.resolve;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The revisions that an owner runs already, the newest deployment's first: deregistering them changes nothing for it. It goes on, scales and
 * replaces its tasks, as in ECS.
 *
 * @param references {@code family:number} each
 */
record RunningRevisions(List<String> references) {
    /** Those of its deployments, and the one that a rollback would bring back. */
    static RunningRevisions of(Service service) {
        return new RunningRevisions(Optional.ofNullable(service.getStatus()).stream()
                .flatMap(status -> Stream.concat(
                        status.deployments().stream().map(Deployment::taskDefinition),
                        Stream.ofNullable(status.lastCompleted()).map(one -> one.taskDefinition())))
                .filter(Objects::nonNull)
                .map(text -> Reference.parse(text))
                .map(RunningRevisions::text)
                .toList());
    }

    static RunningRevisions of(Task task) {
        return new RunningRevisions(Optional.ofNullable(task.getStatus())
                .filter(status -> !status.tasks().isEmpty())
                .map(TaskStatus::taskDefinition)
                .map(List::of)
                .orElse(List.of()));
    }

    boolean includes(String reference) {
        return references.contains(reference);
    }

    /**
     * What a reference means for this owner: one that follows a family does not go back to an older revision because the one that it runs was
     * deregistered.
     */
    Optional<Revision> kept(
            Reference reference, Optional<Revision> found, Function<Reference, Optional<Revision>> revisions) {
        if (reference.revision().isPresent() || references.isEmpty()) {
            return found;
        }
        Reference current = Reference.parse(references.getFirst());
        boolean newer = current.family().equals(reference.family())
                && current.revision().orElse(0) > found.map(Revision::number).orElse(0L);
        return newer ? revisions.apply(current).or(() -> found) : found;
    }

    private static String text(Reference reference) {
        return reference.family() + ":" + reference.revision().orElse(0);
    }
}

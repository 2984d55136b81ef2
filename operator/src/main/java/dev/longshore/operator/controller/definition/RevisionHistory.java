package dev.longshore.operator.controller.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.RevisionStore;
import dev.longshore.operator.names.Annotations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many revisions of a family are kept: a bounded number of the newest, and all that are in use. */
final class RevisionHistory {
    private static final int DEFAULT_LIMIT = 100;

    private final RevisionStore revisions;
    private final References references;

    RevisionHistory(RevisionStore revisions, References references) {
        this.revisions = revisions;
        this.references = references;
    }

    /** Deletes the revisions beyond the limit; who uses what is asked only where there are any. */
    void trim(TaskDefinition definition) {
        String namespace = definition.getMetadata().getNamespace();
        List<Revision> beyond = revisions.revisions(namespace, definition.family()).descendingMap().values().stream()
                .skip(limit(definition))
                .toList();
        if (beyond.isEmpty()) {
            return;
        }
        Set<Long> used = references.revisionsInUse(namespace, definition.family());
        beyond.stream().filter(revision -> !used.contains(revision.number())).forEach(revisions::forget);
    }

    /** At least the newest one is kept; what is no number counts as nothing said. */
    private static int limit(TaskDefinition definition) {
        return Optional.ofNullable(definition.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.REVISION_HISTORY_LIMIT))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Math.max(1, Integer.parseInt(text)))
                .orElse(DEFAULT_LIMIT);
    }
}

package dev.longshore.operator.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.scope.Informers;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The recorded revisions of all task definitions, kept as apps/v1 ControllerRevisions that their TaskDefinition owns. */
public final class RevisionStore implements AutoCloseable {
    private record Family(String namespace, String name) {}

    private record Numbered(Family family, long number) {}

    private final KubernetesClient client;
    private final Informers<ControllerRevision> informers;
    private final Map<Family, NavigableMap<Long, Revision>> families = new ConcurrentHashMap<>();
    private final Set<Numbered> inactive = ConcurrentHashMap.newKeySet();
    private final Collection<Consumer<Revision>> listeners = new CopyOnWriteArrayList<>();

    public RevisionStore(KubernetesClient client, Scope scope) {
        this.client = client;
        informers = Informers.of(
                scope.of(client.apps().controllerRevisions()).stream()
                        .map(part -> part.withLabel(Labels.FAMILY))
                        .toList(),
                new Handler());
    }

    /** Adds a listener: it is told of every revision that appeared, was deregistered or registered again. */
    public void addListener(Consumer<Revision> listener) {
        listeners.add(listener);
    }

    /** Returns when the first list has been read. */
    public void start() {
        informers.start();
    }

    /** Whether the picture is complete and being kept so. */
    public boolean current() {
        return informers.current();
    }

    /** Whether the picture will be kept up to date no more, however long one waits. */
    public boolean dead() {
        return informers.dead();
    }

    /** The revision that a reference means now: that number, or the newest that is ACTIVE. */
    public Optional<Revision> find(String namespace, Reference reference) {
        NavigableMap<Long, Revision> revisions = revisions(namespace, reference.family());
        return reference.revision().isPresent()
                ? Optional.ofNullable(revisions.get(reference.revision().getAsLong()))
                : revisions.descendingMap().values().stream()
                        .filter(this::isActive)
                        .findFirst();
    }

    /** Whether nobody has deregistered it. */
    public boolean isActive(Revision revision) {
        return !inactive.contains(number(revision));
    }

    private static Numbered number(Revision revision) {
        return new Numbered(new Family(revision.namespace(), revision.family()), revision.number());
    }

    /** All revisions of a family by number. */
    public NavigableMap<Long, Revision> revisions(String namespace, String family) {
        return families.getOrDefault(new Family(namespace, family), new ConcurrentSkipListMap<>());
    }

    /** Records a revision; recording the same number again is refused by the API server, so that numbers are unique. */
    public void record(TaskDefinition definition, String family, long number) {
        ControllerRevision revision = new ControllerRevisionBuilder()
                .withNewMetadata()
                .withNamespace(definition.getMetadata().getNamespace())
                .withName(definition.getMetadata().getName() + "-" + number)
                .addToLabels(Labels.FAMILY, Slug.of(family))
                .addToLabels(Labels.REVISION, Long.toString(number))
                .addToAnnotations(Annotations.TASK_DEFINITION, family + ":" + number)
                .addNewOwnerReference()
                .withApiVersion(definition.getApiVersion())
                .withKind(definition.getKind())
                .withName(definition.getMetadata().getName())
                .withUid(definition.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withRevision(number)
                .withData(client.getKubernetesSerialization().convertValue(definition.getSpec(), JsonNode.class))
                .build();
        client.apps()
                .controllerRevisions()
                .inNamespace(definition.getMetadata().getNamespace())
                .resource(revision)
                .create();
    }

    /** Deletes what was recorded of a revision; its number is not given again. */
    public void forget(Revision revision) {
        client.apps()
                .controllerRevisions()
                .inNamespace(revision.namespace())
                .withName(revision.definition() + "-" + revision.number())
                .delete();
    }

    @Override
    public void close() {
        informers.close();
    }

    private Optional<Revision> read(ControllerRevision stored) {
        Reference reference =
                Reference.parse(stored.getMetadata().getAnnotations().getOrDefault(Annotations.TASK_DEFINITION, ""));
        return reference.revision().isEmpty()
                ? Optional.empty()
                : Optional.of(new Revision(
                        stored.getMetadata().getNamespace(),
                        stored.getMetadata().getOwnerReferences().getFirst().getName(),
                        reference.family(),
                        reference.revision().getAsLong(),
                        client.getKubernetesSerialization().convertValue(stored.getData(), TaskDefinitionSpec.class)));
    }

    private final class Handler implements ResourceEventHandler<ControllerRevision> {
        @Override
        public void onAdd(ControllerRevision stored) {
            read(stored).ifPresent(revision -> {
                noteStatus(stored, revision);
                families.computeIfAbsent(
                                new Family(revision.namespace(), revision.family()),
                                family -> new ConcurrentSkipListMap<>())
                        .put(revision.number(), revision);
                listeners.forEach(listener -> listener.accept(revision));
            });
        }

        /** What a revision says never changes; whether it is ACTIVE does. */
        @Override
        public void onUpdate(ControllerRevision old, ControllerRevision stored) {
            read(stored)
                    .filter(revision -> noteStatus(stored, revision))
                    .ifPresent(revision -> listeners.forEach(listener -> listener.accept(revision)));
        }

        /** Whether it has changed. */
        private boolean noteStatus(ControllerRevision stored, Revision revision) {
            boolean deregistered =
                    "true".equals(stored.getMetadata().getAnnotations().get(Annotations.DEREGISTERED));
            return deregistered ? inactive.add(number(revision)) : inactive.remove(number(revision));
        }

        @Override
        public void onDelete(ControllerRevision stored, boolean deletedFinalStateUnknown) {
            read(stored).ifPresent(revision -> {
                inactive.remove(number(revision));
                revisions(revision.namespace(), revision.family()).remove(revision.number());
            });
        }
    }
}

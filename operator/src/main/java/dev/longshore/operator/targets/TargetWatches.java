package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.watch.ResourceWatch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the API server shows of the core Services and slices that are kept here. */
public final class TargetWatches implements AutoCloseable {
    private final ResourceWatch<TargetGroup> groups;
    private final ResourceWatch<Service> coreServices;
    private final SliceWatch slices;

    /**
     * Watches nothing before {@link #start}.
     *
     * @param groups all target groups, which somebody else keeps
     */
    public TargetWatches(KubernetesClient client, Scope scope, ResourceWatch<TargetGroup> groups) {
        this.groups = groups;
        coreServices = new ResourceWatch<>(scope.of(client.services()).stream()
                .map(part -> part.withLabel(PublishedService.LABEL))
                .toList());
        slices = new SliceWatch(client, scope);
    }

    /** Adds a listener for what is kept here: each names its owner. */
    public void onPublished(Consumer<HasMetadata> listener) {
        coreServices.addListener(listener::accept);
        slices.addListener(listener::accept);
    }

    /** Returns when everything has been listed; the pods are to be listed after it. */
    public void start() {
        coreServices.start();
        slices.start();
    }

    /** The group of that name. */
    public Optional<TargetGroup> group(GroupKey group) {
        return groups.get(group.namespace(), group.name());
    }

    /** Whether the slices of a group list the pod of that uid as ready. */
    public boolean listed(GroupKey group, String podUid) {
        return slices.lists(group, podUid);
    }

    /** Names of the core Services that are kept for an owner. */
    Stream<String> publishedFor(HasMetadata owner) {
        String uid = owner.getMetadata().getUid();
        return coreServices.all().stream()
                .filter(core -> core.getMetadata().getOwnerReferences().stream()
                        .anyMatch(reference -> uid.equals(reference.getUid())))
                .map(core -> core.getMetadata().getName());
    }

    ResourceWatch<Service> coreServices() {
        return coreServices;
    }

    SliceWatch slices() {
        return slices;
    }

    @Override
    public void close() {
        slices.close();
        coreServices.close();
    }
}

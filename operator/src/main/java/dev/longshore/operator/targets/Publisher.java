package dev.longshore.operator.targets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps core Services and their slices: writes what differs and nothing else. A slice that changed since it was seen, or is there
 * already, is not overwritten: the next look will have it.
 */
public final class Publisher {

    /**
     * What came of it.
     *
     * @param again whether something was not seen as it is, so that another look is needed
     * @param refusal why the Service or its slices cannot be kept
     */
    public record Outcome(boolean again, Optional<Refusal> refusal) {
        static final Outcome DONE = new Outcome(false, Optional.empty());
        static final Outcome AGAIN = new Outcome(true, Optional.empty());

        /** Both. */
        Outcome and(Outcome other) {
            return new Outcome(again || other.again, refusal.or(other::refusal));
        }
    }

    /** Why not, with a CamelCase reason for a condition. */
    public record Refusal(String reason, String message) {}

    private static final String MANAGER = "longshore-targets";
    /** By it a list of ports takes the place of the one before; applied by the server, the two would be merged. */
    private static final PatchContext MERGE = new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(MANAGER)
            .build();

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(MANAGER)
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final TargetWatches watches;

    Publisher(KubernetesClient client, TargetWatches watches) {
        this.client = client;
        this.watches = watches;
    }

    Outcome publish(PublishedService service, List<PublishedEndpoint> endpoints) {
        try {
            Optional<Refusal> refusal = keepService(service);
            return refusal.isPresent() ? new Outcome(false, refusal) : keepSlices(service, endpoints);
        } catch (KubernetesClientException e) {
            return retriable(e) ? Outcome.AGAIN : new Outcome(false, Optional.of(refused(service, e)));
        }
    }

    private Optional<Refusal> keepService(PublishedService service) {
        Optional<Service> seen = watches.coreServices().get(service.namespace(), service.name());
        if (seen.isPresent()) {
            if (!service.isOwnerOf(seen.get())) {
                return Optional.of(conflict(service, seen.get()));
            }
            if (!service.isAsWanted(seen.get())) {
                client.resource(service.wanted()).patch(MERGE, service.change());
            }
            return Optional.empty();
        }
        try {
            client.resource(service.wanted()).create();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            // Nobody else's Service is watched, and one of ours may not have been seen yet.
            return Optional.ofNullable(client.services()
                            .inNamespace(service.namespace())
                            .withName(service.name())
                            .get())
                    .filter(there -> !service.isOwnerOf(there))
                    .map(there -> conflict(service, there));
        }
    }

    private static Refusal conflict(PublishedService service, Service there) {
        String whose = there.getMetadata().getOwnerReferences().stream()
                .findFirst()
                .map(owner -> "belongs to " + owner.getKind() + " \"" + owner.getName() + "\"")
                .orElse("is not Longshore's");
        return new Refusal(
                "ServiceConflict",
                "There is a core Service \"" + service.name() + "\" in namespace \"" + service.namespace() + "\" that "
                        + whose + ", and is left alone: delete it, or choose another name for this "
                        + service.owner().getKind() + ".");
    }

    private Outcome keepSlices(PublishedService service, List<PublishedEndpoint> endpoints) {
        List<EndpointSlice> there = watches.slices().of(service.namespace(), service.name());
        SliceChanges changes = SliceChanges.of(service, endpoints, there);
        // What is new before what goes: a reader in between sees too much rather than too little.
        changes.create().forEach(slice -> client.resource(slice).create());
        changes.update().forEach(slice -> client.resource(slice).patch(APPLY));
        changes.delete().forEach(this::delete);
        return Outcome.DONE;
    }

    /** Ends a Service of the owner's that is wanted no more, with its slices. */
    Outcome withdraw(HasMetadata owner, String name) {
        String namespace = owner.getMetadata().getNamespace();
        try {
            watches.coreServices()
                    .get(namespace, name)
                    .filter(there -> there.getMetadata().getOwnerReferences().stream()
                            .anyMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid())))
                    .ifPresent(there -> {
                        watches.slices().of(namespace, name).forEach(this::delete);
                        delete(there);
                    });
            return Outcome.DONE;
        } catch (KubernetesClientException e) {
            return Outcome.AGAIN;
        }
    }

    private void delete(HasMetadata seen) {
        client.resource(seen)
                .lockResourceVersion(seen.getMetadata().getResourceVersion())
                .delete();
    }

    private static boolean retriable(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_CONFLICT
                || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                || e.getCode() <= 0;
    }

    private static Refusal refused(PublishedService service, KubernetesClientException e) {
        String message = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
        return new Refusal("ServiceRefused", "The API server refuses Service \"" + service.name() + "\": " + message);
    }
}

package dev.longshore.operator.targets;

import dev.longshore.operator.scope.Informers;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The EndpointSlices that are kept for core Services of ours, by Service. */
final class SliceWatch implements AutoCloseable {
    /** What says which Service a slice belongs to. */
    static final String SERVICE = "kubernetes.io/service-name";

    private final Informers<EndpointSlice> informers;
    private final Map<GroupKey, Map<String, EndpointSlice>> byService = new ConcurrentHashMap<>();
    private final Collection<Consumer<EndpointSlice>> listeners = new CopyOnWriteArrayList<>();

    SliceWatch(KubernetesClient client, Scope scope) {
        informers = Informers.of(
                scope.of(client.discovery().v1().endpointSlices()).stream()
                        .map(part -> part.withLabel(PublishedService.LABEL))
                        .toList(),
                new Handler());
    }

    void addListener(Consumer<EndpointSlice> listener) {
        listeners.add(listener);
    }

    void start() {
        informers.start();
    }

    List<EndpointSlice> of(String namespace, String service) {
        return List.copyOf(byService
                .getOrDefault(new GroupKey(namespace, service), Map.of())
                .values());
    }

    /** Whether a pod is ready in the slices of the Service. */
    boolean lists(GroupKey service, String podUid) {
        return of(service.namespace(), service.name()).stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .anyMatch(endpoint -> isReady(endpoint, podUid));
    }

    private static boolean isReady(Endpoint endpoint, String podUid) {
        return endpoint.getTargetRef() != null
                && podUid.equals(endpoint.getTargetRef().getUid())
                && endpoint.getConditions() != null
                && Boolean.TRUE.equals(endpoint.getConditions().getReady());
    }

    @Override
    public void close() {
        informers.close();
    }

    private static GroupKey service(EndpointSlice slice) {
        return new GroupKey(
                slice.getMetadata().getNamespace(),
                slice.getMetadata().getLabels().getOrDefault(SERVICE, ""));
    }

    private void put(EndpointSlice slice) {
        byService.compute(service(slice), (key, known) -> {
            Map<String, EndpointSlice> slices = known == null ? new ConcurrentHashMap<>() : known;
            slices.put(slice.getMetadata().getName(), slice);
            return slices;
        });
        listeners.forEach(listener -> listener.accept(slice));
    }

    private final class Handler implements ResourceEventHandler<EndpointSlice> {
        @Override
        public void onAdd(EndpointSlice slice) {
            put(slice);
        }

        @Override
        public void onUpdate(EndpointSlice old, EndpointSlice slice) {
            put(slice);
        }

        @Override
        public void onDelete(EndpointSlice slice, boolean deletedFinalStateUnknown) {
            byService.computeIfPresent(service(slice), (key, slices) -> {
                slices.remove(slice.getMetadata().getName());
                return slices.isEmpty() ? null : slices;
            });
            listeners.forEach(listener -> listener.accept(slice));
        }
    }
}

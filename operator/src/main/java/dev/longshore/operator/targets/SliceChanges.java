package dev.longshore.operator.targets;

import dev.longshore.engine.target.SlicePlan;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.targets.PublishedEndpoint.Shape;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to write so that a Service's slices hold its endpoints.
 *
 * @param create slices that there are not yet
 * @param update slices that hold something else; each carries the version that was seen
 * @param delete slices that hold nothing any more
 */
record SliceChanges(List<EndpointSlice> create, List<EndpointSlice> update, List<EndpointSlice> delete) {
    /** As many as Kubernetes puts into one. */
    static final int LIMIT = 100;

    private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    private static final int NAME = 40;

    boolean none() {
        return create.isEmpty() && update.isEmpty() && delete.isEmpty();
    }

    /** Compares the slices that there are with the endpoints that there shall be. */
    static SliceChanges of(PublishedService service, List<PublishedEndpoint> wanted, List<EndpointSlice> there) {
        SliceChanges changes = new SliceChanges(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<Shape, Map<String, PublishedEndpoint>> byShape = wanted.stream()
                .collect(Collectors.groupingBy(
                        PublishedEndpoint::shape,
                        LinkedHashMap::new,
                        Collectors.toMap(PublishedEndpoint::key, e -> e, (a, b) -> a, LinkedHashMap::new)));
        Map<Shape, Map<Integer, EndpointSlice>> slices = new LinkedHashMap<>();
        there.forEach(slice ->
                slices.computeIfAbsent(shape(slice), s -> new HashMap<>()).put(number(slice), slice));
        Set<Shape> shapes = new LinkedHashSet<>(byShape.keySet());
        shapes.addAll(slices.keySet());
        for (Shape shape : shapes) {
            changes.compare(
                    service, shape, byShape.getOrDefault(shape, Map.of()), slices.getOrDefault(shape, Map.of()));
        }
        return changes;
    }

    private void compare(
            PublishedService service,
            Shape shape,
            Map<String, PublishedEndpoint> wanted,
            Map<Integer, EndpointSlice> there) {
        Map<Integer, Set<String>> before = new HashMap<>();
        there.forEach((number, slice) -> before.put(number, keys(slice)));
        Map<Integer, Set<String>> after =
                SlicePlan.of(before, wanted.keySet(), LIMIT).slices();
        after.forEach((number, keys) -> {
            List<Endpoint> endpoints = keys.stream()
                    .map(key -> Objects.requireNonNull(wanted.get(key)).build())
                    .toList();
            EndpointSlice known = there.get(number);
            if (known == null) {
                create.add(slice(service, shape, number, endpoints));
            } else if (!known.getEndpoints().equals(endpoints)) {
                EndpointSlice changed = slice(service, shape, number, endpoints);
                changed.getMetadata().setName(known.getMetadata().getName());
                changed.getMetadata().setResourceVersion(known.getMetadata().getResourceVersion());
                update.add(changed);
            }
        });
        there.forEach((number, slice) -> {
            if (!after.containsKey(number)) {
                delete.add(slice);
            }
        });
    }

    /** Two operators that make the same slice collide on its name. */
    private static EndpointSlice slice(PublishedService service, Shape shape, int number, List<Endpoint> endpoints) {
        String series = Hashes.hex(service.owner().getMetadata().getUid() + "/" + service.name() + "/" + shape, 8);
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(service.namespace())
                .withName(Slug.of(service.name(), NAME) + "-" + series + "-" + number)
                .withLabels(service.labels())
                .addToLabels(SliceWatch.SERVICE, service.name())
                .addToLabels(MANAGED_BY, "longshore.ecs.longshore.dev")
                .withOwnerReferences(service.reference())
                .endMetadata()
                .withAddressType(shape.addressType())
                .withPorts(shape.ports().stream()
                        .map(PublishedEndpoint.Port::build)
                        .toList())
                .withEndpoints(endpoints)
                .build();
    }

    private static Shape shape(EndpointSlice slice) {
        return new Shape(
                slice.getAddressType(),
                slice.getPorts().stream().map(SliceChanges::port).toList());
    }

    private static PublishedEndpoint.Port port(EndpointPort port) {
        return new PublishedEndpoint.Port(
                Objects.requireNonNullElse(port.getName(), ""),
                Objects.requireNonNullElse(port.getPort(), 0),
                Objects.requireNonNullElse(port.getProtocol(), "TCP"));
    }

    private static int number(EndpointSlice slice) {
        String name = slice.getMetadata().getName();
        String number = name.substring(name.lastIndexOf('-') + 1);
        return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : -1;
    }

    private static Set<String> keys(EndpointSlice slice) {
        Set<String> keys = new LinkedHashSet<>();
        for (Endpoint endpoint : slice.getEndpoints()) {
            keys.add(
                    endpoint.getTargetRef() == null
                            ? ""
                            : Objects.requireNonNullElse(endpoint.getTargetRef().getUid(), ""));
        }
        return keys;
    }
}

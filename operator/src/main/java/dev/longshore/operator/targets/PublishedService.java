package dev.longshore.operator.targets;

import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A core Service without selector that is kept for an owner; its endpoints are written beside it.
 *
 * @param owner it goes with this object
 * @param reach whom it is for, and so which addresses it has
 * @param ports what it listens on; a headless one may have none
 * @param sticky whether a client stays with its endpoint
 */
record PublishedService(HasMetadata owner, String name, Reach reach, List<Port> ports, boolean sticky) {
    /** On what is kept so. */
    static final String LABEL = Labels.PREFIX + "published-for";

    private static final String NONE = "None";

    /** Whom a Service is for. */
    enum Reach {
        /** Clients in the cluster: it has an address of its own. */
        CLUSTER("ClusterIP"),
        /** Clients that want the endpoints' own addresses: its name leads to them. */
        HEADLESS("ClusterIP"),
        /** A balancer outside of the pod network too: each node has a port that leads to the endpoints. */
        NODES("NodePort");

        private final String type;

        Reach(String type) {
            this.type = type;
        }
    }

    /** A port of the Service; the slices' port of that name is where it leads to. */
    record Port(String name, int port, String protocol, Optional<String> appProtocol) {}

    String namespace() {
        return owner.getMetadata().getNamespace();
    }

    Map<String, String> labels() {
        return Map.of(LABEL, Slug.of(owner.getMetadata().getName()));
    }

    OwnerReference reference() {
        return reference(owner);
    }

    /** By which what is kept for an owner goes with it. */
    static OwnerReference reference(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .build();
    }

    Service wanted() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace())
                .withName(name)
                .withLabels(labels())
                .withOwnerReferences(reference())
                .endMetadata()
                .withNewSpec()
                .withType(reach.type)
                .withClusterIP(reach == Reach.HEADLESS ? NONE : null)
                .withPorts(ports.stream().map(PublishedService::port).toList())
                .withSessionAffinity(affinity())
                .endSpec()
                .build();
    }

    /** What makes one that is there as wanted, as a merge patch. */
    String change() {
        return "{\"spec\":"
                + Serialization.asJson(Map.of(
                        "type", reach.type, "ports", wanted().getSpec().getPorts(), "sessionAffinity", affinity()))
                + "}";
    }

    private String affinity() {
        return sticky ? "ClientIP" : "None";
    }

    private static ServicePort port(Port port) {
        return new ServicePortBuilder()
                .withName(port.name())
                .withPort(port.port())
                .withProtocol(port.protocol())
                .withAppProtocol(port.appProtocol().orElse(null))
                .build();
    }

    boolean isOwnerOf(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid()));
    }

    /** Whether the Service is as it should be, whatever the API server has added. */
    boolean isAsWanted(Service there) {
        List<Port> portsThere = there.getSpec().getPorts().stream()
                .map(port -> new Port(
                        Optional.ofNullable(port.getName()).orElse(""),
                        port.getPort(),
                        Optional.ofNullable(port.getProtocol()).orElse("TCP"),
                        Optional.ofNullable(port.getAppProtocol())))
                .toList();
        return portsThere.equals(ports)
                && (reach == Reach.HEADLESS) == NONE.equals(there.getSpec().getClusterIP())
                && reach.type.equals(there.getSpec().getType())
                && affinity().equals(there.getSpec().getSessionAffinity());
    }
}

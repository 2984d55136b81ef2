package dev.longshore.operator.targets;

import dev.longshore.operator.pod.EcsTask;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A task behind a core Service.
 *
 * @param address of its pod, or of its node
 * @param ports the container or host ports behind the Service's ports
 * @param condition who may be sent there
 * @param zone of its node
 */
public record PublishedEndpoint(
        EcsTask task, String address, List<Port> ports, Condition condition, Optional<String> zone) {

    /** A port of a slice; its name is that of the Service's port that leads here. */
    record Port(String name, int port, String protocol) {
        EndpointPort build() {
            return new EndpointPortBuilder()
                    .withName(name)
                    .withPort(port)
                    .withProtocol(protocol)
                    .build();
        }
    }

    /** Kubernetes' three conditions of an endpoint, as kube-proxy and gateways read them. */
    enum Condition {
        /** Gets requests. */
        READY(true, true, false),
        /** Gets none. */
        NOT_READY(false, false, false),
        /** Gets none but where there is nobody else; finishes those that it has. */
        DRAINING(false, true, true);

        private final boolean ready;
        private final boolean serving;
        private final boolean terminating;

        Condition(boolean ready, boolean serving, boolean terminating) {
            this.ready = ready;
            this.serving = serving;
            this.terminating = terminating;
        }
    }

    /** What names it within a Service. */
    String key() {
        return task.podUid();
    }

    /** One slice holds endpoints of one family of addresses with the same ports. */
    Shape shape() {
        return new Shape(address.contains(":") ? "IPv6" : "IPv4", ports);
    }

    record Shape(String addressType, List<Port> ports) {}

    Endpoint build() {
        return new EndpointBuilder()
                .withAddresses(address)
                .withNewConditions()
                .withReady(condition.ready)
                .withServing(condition.serving)
                .withTerminating(condition.terminating)
                .endConditions()
                .withNodeName(task.instance())
                .withZone(zone.orElse(null))
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(task.pod().namespace())
                .withName(task.pod().name())
                .withUid(task.podUid())
                .endTargetRef()
                .build();
    }
}

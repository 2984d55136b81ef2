package dev.longshore.operator.pod;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of a pod's host ports were chosen for it: an annotation, because a range says nothing once a node's range changes. */
final class DynamicPorts {
    private DynamicPorts() {}

    static String write(Collection<HostPort> ports) {
        return ports.stream().map(DynamicPorts::text).sorted().collect(Collectors.joining(","));
    }

    static Set<HostPort> of(Pod pod, Set<HostPort> hostPorts) {
        Set<String> chosen = Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.DYNAMIC_PORTS))
                .map(text -> Set.copyOf(Arrays.asList(text.split(","))))
                .orElse(Set.of());
        return hostPorts.stream().filter(port -> chosen.contains(text(port))).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(HostPort port) {
        return port.port() + "/" + port.protocol();
    }
}

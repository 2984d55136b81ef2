package dev.longshore.operator.metadata;

import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From where a pod speaks. */
final class Callers {
    private Callers() {}

    /** The pod's own addresses, or with the host's network those of its node; empty as long as they are not known. */
    static List<String> addresses(Pod pod) {
        PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        Stream<String> addresses = Boolean.TRUE.equals(pod.getSpec().getHostNetwork())
                ? status.getHostIPs().stream().map(HostIP::getIp)
                : status.getPodIPs().stream().map(PodIP::getIp);
        return addresses.toList();
    }

    static boolean isOneOf(InetAddress caller, List<String> addresses) {
        return addresses.stream().anyMatch(address -> isSame(caller, address));
    }

    private static boolean isSame(InetAddress caller, String address) {
        try {
            return InetAddress.ofLiteral(address).equals(caller);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}

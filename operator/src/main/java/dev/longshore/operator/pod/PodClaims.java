package dev.longshore.operator.pod;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pod takes of its node, by kube-scheduler's own rules: the one function for our pods and foreign ones. */
public final class PodClaims {
    /** The extended resource that NVIDIA's device plugin registers; ECS's GPU. */
    public static final String GPU = "nvidia.com/gpu";

    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    private PodClaims() {}

    /** The claim of a pod, placed or not; a pod that ended claims nothing and must not be asked about. */
    public static Claim of(Pod pod) {
        Set<HostPort> ports = hostPorts(pod.getSpec());
        Resources resources = resources(pod.getSpec()).withEnis(enis(pod));
        return new Claim(resources, ports, DynamicPorts.of(pod, ports), group(pod));
    }

    /** An awsvpc task takes one network interface; what foreign pods take is the node's own affair. */
    private static int enis(Pod pod) {
        Map<String, String> annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElse(Map.of());
        return "awsvpc".equals(annotations.get(Annotations.NETWORK_MODE)) ? 1 : 0;
    }

    /** Whether the pod has ended: its containers will never run again and its claim is void. */
    public static boolean ended(Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    private static Optional<TaskGroup> group(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.GROUP))
                .map(group -> new TaskGroup(pod.getMetadata().getNamespace(), group));
    }

    /** The larger of what runs together and what the initialisation needs at its peak, unless the pod states its own size. */
    static Resources resources(PodSpec spec) {
        return new Resources(
                amount(spec, "cpu", MILLI) + overhead(spec, "cpu", MILLI),
                amount(spec, "memory", BigDecimal.ONE) + overhead(spec, "memory", BigDecimal.ONE),
                (int) ofContainers(spec, GPU, BigDecimal.ONE),
                0);
    }

    private static long amount(PodSpec spec, String resource, BigDecimal scale) {
        Optional<Long> ofPod = request(spec.getResources(), resource, scale);
        return ofPod.orElseGet(() -> ofContainers(spec, resource, scale));
    }

    private static long ofContainers(PodSpec spec, String resource, BigDecimal scale) {
        long sidecars = 0;
        long initPeak = 0;
        for (Container init : spec.getInitContainers()) {
            long needed = request(init.getResources(), resource, scale).orElse(0L);
            if ("Always".equals(init.getRestartPolicy())) {
                sidecars += needed;
                initPeak = Math.max(initPeak, sidecars);
            } else {
                initPeak = Math.max(initPeak, sidecars + needed);
            }
        }
        long together = spec.getContainers().stream()
                .mapToLong(c -> request(c.getResources(), resource, scale).orElse(0L))
                .sum();
        return Math.max(together + sidecars, initPeak);
    }

    private static Optional<Long> request(@Nullable ResourceRequirements resources, String name, BigDecimal scale) {
        if (resources == null) {
            return Optional.empty();
        }
        // The API server fills requests from limits; a pod that it has not seen yet is read the same way.
        return value(resources.getRequests(), name, scale).or(() -> value(resources.getLimits(), name, scale));
    }

    private static long overhead(PodSpec spec, String name, BigDecimal scale) {
        return value(spec.getOverhead(), name, scale).orElse(0L);
    }

    private static Optional<Long> value(@Nullable Map<String, Quantity> quantities, String name, BigDecimal scale) {
        return Optional.ofNullable(quantities).map(q -> q.get(name)).map(q -> scaled(q, scale));
    }

    /** A quantity in milli-units or units, rounded up as Kubernetes does. */
    public static long scaled(Quantity quantity, BigDecimal scale) {
        return quantity.getNumericalAmount()
                .multiply(scale)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static Set<HostPort> hostPorts(PodSpec spec) {
        Set<HostPort> ports = new HashSet<>();
        boolean hostNetwork = Boolean.TRUE.equals(spec.getHostNetwork());
        Stream.concat(spec.getContainers().stream(), sidecars(spec.getInitContainers()))
                .flatMap(container -> container.getPorts().stream())
                .forEach(port -> hostPort(port, hostNetwork).ifPresent(ports::add));
        return Set.copyOf(ports);
    }

    private static Stream<Container> sidecars(List<Container> initContainers) {
        return initContainers.stream().filter(c -> "Always".equals(c.getRestartPolicy()));
    }

    private static Optional<HostPort> hostPort(ContainerPort port, boolean hostNetwork) {
        Integer number = port.getHostPort() != null || !hostNetwork ? port.getHostPort() : port.getContainerPort();
        if (number == null || number == 0) {
            return Optional.empty();
        }
        Protocol protocol = port.getProtocol() == null ? Protocol.TCP : Protocol.valueOf(port.getProtocol());
        return Optional.of(new HostPort(number, protocol));
    }
}

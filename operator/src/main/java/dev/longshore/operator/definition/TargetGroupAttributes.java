package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.TargetGroupAttribute;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Attributes of target groups: those that a Service can have, and why the others have no effect. */
final class TargetGroupAttributes {
    private static final String IN_FRONT = "it is for the Ingress or Gateway in front, which has a setting of its own";
    private static final Set<String> HONOURED = Set.of("deregistration_delay.timeout_seconds");
    /** What ELB does without a word. */
    private static final Map<String, Set<String>> DEFAULTS = Map.of(
            "stickiness.enabled", Set.of("false"),
            "stickiness.type", Set.of("source_ip"),
            "slow_start.duration_seconds", Set.of("0"),
            "load_balancing.algorithm.type", Set.of("round_robin"),
            "load_balancing.algorithm.anomaly_mitigation", Set.of("off"),
            "load_balancing.cross_zone.enabled", Set.of("true", "use_load_balancer_configuration"),
            "deregistration_delay.connection_termination.enabled", Set.of("false"),
            "proxy_protocol_v2.enabled", Set.of("false"));

    private TargetGroupAttributes() {}

    static Stream<Ignored> ignored(TargetGroupSpec spec) {
        boolean byAddress = spec.attributes().stream()
                .anyMatch(attribute -> attribute.key().equals("stickiness.type")
                        && attribute.value().equals("source_ip"));
        return IntStream.range(0, spec.attributes().size())
                .filter(index -> !isHonoured(spec.attributes().get(index), byAddress))
                .mapToObj(index -> new Ignored(
                        "attributes[" + index + "]",
                        spec.attributes().get(index).key() + ": "
                                + reason(spec.attributes().get(index))));
    }

    private static boolean isHonoured(TargetGroupAttribute attribute, boolean stickyByAddress) {
        return HONOURED.contains(attribute.key())
                || (attribute.key().equals("stickiness.enabled") && stickyByAddress)
                || DEFAULTS.getOrDefault(attribute.key(), Set.of()).contains(attribute.value());
    }

    private static String reason(TargetGroupAttribute attribute) {
        return attribute.key().startsWith("stickiness.")
                ? "a Service knows no cookies: only type source_ip is honoured, others are for the Ingress or Gateway"
                        + " in front"
                : IN_FRONT;
    }
}

package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupAttribute;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocolVersion;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.operator.names.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a target group's fields mean, ELB's defaults filled in.
 *
 * @param ports of the core Service: one, or one for TCP and one for UDP
 * @param binding ARN of the target group of AWS that the targets are registered in too
 * @param check empty where the pods' readiness decides
 * @param drain how long a deregistered target goes on
 * @param sticky whether clients stay with their target
 */
public record GroupSettings(
        String displayName,
        List<PublishedService.Port> ports,
        boolean instanceTargets,
        boolean instanceEndpoints,
        Optional<String> binding,
        Optional<CheckSettings> check,
        Duration drain,
        boolean sticky) {
    private static final String DRAIN = "deregistration_delay.timeout_seconds";
    private static final int DEFAULT_DRAIN_SECONDS = 300;

    static GroupSettings of(TargetGroup group) {
        TargetGroupSpec spec = group.getSpec();
        boolean instances = spec.targetType() == null || spec.targetType() == TargetGroupTargetType.INSTANCE;
        return new GroupSettings(
                name(group),
                ports(spec),
                instances,
                instances && Boolean.TRUE.equals(spec.instanceEndpoints()),
                Optional.ofNullable(spec.targetGroupBindingArn()),
                Boolean.FALSE.equals(spec.healthCheckEnabled())
                        ? Optional.empty()
                        : Optional.of(CheckSettings.of(spec)),
                drain(group),
                sticky(spec));
    }

    /** ELB's name of the group, or the object's. */
    public static String name(TargetGroup group) {
        return Optional.ofNullable(group.getSpec().name())
                .filter(name -> !name.isEmpty())
                .orElse(group.getMetadata().getName());
    }

    /** As tools see the group. */
    public static String arn(TargetGroup group) {
        return Arn.targetGroup(
                group.getMetadata().getNamespace(),
                name(group),
                group.getMetadata().getUid());
    }

    static Duration drain(TargetGroup group) {
        return Duration.ofSeconds(
                attribute(group.getSpec(), DRAIN).map(Integer::parseInt).orElse(DEFAULT_DRAIN_SECONDS));
    }

    /** Only by the client's address: a Service knows no cookies. */
    private static boolean sticky(TargetGroupSpec spec) {
        return attribute(spec, "stickiness.enabled").filter("true"::equals).isPresent()
                && attribute(spec, "stickiness.type")
                        .filter("source_ip"::equals)
                        .isPresent();
    }

    private static Optional<String> attribute(TargetGroupSpec spec, String key) {
        return spec.attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .map(TargetGroupAttribute::value)
                .findFirst();
    }

    private static List<PublishedService.Port> ports(TargetGroupSpec spec) {
        return switch (spec.protocol()) {
            case TCP_UDP, TCP_QUIC -> List.of(port(spec, "tcp", "TCP"), port(spec, "udp", "UDP"));
            case UDP, QUIC -> List.of(port(spec, "udp", "UDP"));
            default -> List.of(port(spec, spec.protocol().name().toLowerCase(Locale.ROOT), "TCP"));
        };
    }

    private static PublishedService.Port port(TargetGroupSpec spec, String name, String transport) {
        return new PublishedService.Port(name, spec.port(), transport, appProtocol(spec));
    }

    /** What gateways go by. */
    private static Optional<String> appProtocol(TargetGroupSpec spec) {
        boolean http2 = spec.protocolVersion() == TargetGroupProtocolVersion.HTTP2
                || spec.protocolVersion() == TargetGroupProtocolVersion.GRPC;
        return switch (spec.protocol()) {
            case HTTP -> Optional.of(http2 ? "kubernetes.io/h2c" : "http");
            case HTTPS -> Optional.of("https");
            default -> Optional.empty();
        };
    }
}

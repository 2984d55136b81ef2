package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.Matcher;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocolVersion;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.engine.target.CodeRanges;
import dev.longshore.engine.target.Thresholds;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How the targets of a group are checked.
 *
 * @param port other than the one that is registered
 * @param path of HTTP checks
 * @param success codes of success
 */
public record CheckSettings(
        Protocol protocol,
        Optional<Integer> port,
        String path,
        Duration interval,
        Duration timeout,
        Thresholds thresholds,
        CodeRanges success) {

    /** What a check speaks. */
    public enum Protocol {
        TCP,
        HTTP,
        HTTPS,
        /** HTTP/2 without encryption and without asking. */
        HTTP2,
        HTTPS2,
        GRPC,
        GRPCS;

        boolean encrypted() {
            return this == HTTPS || this == HTTPS2 || this == GRPCS;
        }

        boolean grpc() {
            return this == GRPC || this == GRPCS;
        }

        boolean http2() {
            return this == HTTP2 || this == HTTPS2 || grpc();
        }
    }

    private static final int INTERVAL = 30;
    private static final int TIMEOUT = 5;
    private static final int TCP_TIMEOUT = 10;
    private static final int HEALTHY = 5;
    private static final int UNHEALTHY = 2;

    static CheckSettings of(TargetGroupSpec spec) {
        Protocol protocol = protocol(spec);
        Duration interval = Duration.ofSeconds(Objects.requireNonNullElse(spec.healthCheckIntervalSeconds(), INTERVAL));
        int timeout = Objects.requireNonNullElse(
                spec.healthCheckTimeoutSeconds(), protocol == Protocol.TCP ? TCP_TIMEOUT : TIMEOUT);
        return new CheckSettings(
                protocol,
                Optional.ofNullable(spec.healthCheckPort())
                        .filter(port -> !port.isEmpty() && !port.equals("traffic-port"))
                        .map(Integer::parseInt),
                Optional.ofNullable(spec.healthCheckPath())
                        .filter(path -> !path.isEmpty())
                        .orElse(protocol.grpc() ? "/AWS.ALB/healthcheck" : "/"),
                interval,
                // A default is no longer than the interval that somebody chose.
                Duration.ofSeconds(Math.min(timeout, interval.toSeconds())),
                new Thresholds(
                        Objects.requireNonNullElse(spec.healthyThresholdCount(), HEALTHY),
                        Objects.requireNonNullElse(spec.unhealthyThresholdCount(), UNHEALTHY)),
                CodeRanges.parse(codes(spec, protocol)));
    }

    private static Protocol protocol(TargetGroupSpec spec) {
        TargetGroupProtocol checked = Optional.ofNullable(spec.healthCheckProtocol())
                .orElse(isHttp(spec) ? TargetGroupProtocol.HTTP : TargetGroupProtocol.TCP);
        boolean encrypted = checked == TargetGroupProtocol.HTTPS;
        if (checked == TargetGroupProtocol.TCP) {
            return Protocol.TCP;
        }
        if (spec.protocolVersion() == TargetGroupProtocolVersion.GRPC) {
            return encrypted ? Protocol.GRPCS : Protocol.GRPC;
        }
        if (spec.protocolVersion() == TargetGroupProtocolVersion.HTTP2) {
            return encrypted ? Protocol.HTTPS2 : Protocol.HTTP2;
        }
        return encrypted ? Protocol.HTTPS : Protocol.HTTP;
    }

    private static boolean isHttp(TargetGroupSpec spec) {
        return spec.protocol() == TargetGroupProtocol.HTTP || spec.protocol() == TargetGroupProtocol.HTTPS;
    }

    private static String codes(TargetGroupSpec spec, Protocol protocol) {
        Optional<Matcher> matcher = Optional.ofNullable(spec.matcher());
        return protocol.grpc()
                ? matcher.map(Matcher::grpcCode).orElse("12")
                : matcher.map(Matcher::httpCode).orElse(isHttp(spec) ? "200" : "200-399");
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic Load Balancing's CreateTargetGroup takes, and the group's attributes.
 *
 * @param name the group's name in ELB, at most 32 letters, digits and hyphens; default: the object's name
 * @param protocol what the targets speak
 * @param protocolVersion HTTP1 (the default), HTTP2 or GRPC; for HTTP and HTTPS only
 * @param port port of the core Service, at which clients in the cluster reach the group
 * @param vpcId has no effect: the network is the cluster's
 * @param targetType instance (the default): node and host port; ip: address and container port. Inside the cluster targets
 *     are always pod address and container port
 * @param ipAddressType ipv4 (the default) or ipv6
 * @param healthCheckEnabled false: no checks, the pods' readiness decides; default true
 * @param healthCheckProtocol HTTP, HTTPS or TCP; default HTTP for HTTP and HTTPS groups, else TCP
 * @param healthCheckPort a port or traffic-port, the default: the port that is registered
 * @param healthCheckPath path that HTTP checks ask for; default {@code /}, or {@code /AWS.ALB/healthcheck} for GRPC
 * @param healthCheckIntervalSeconds seconds between two checks of a target, 5 to 300; default 30
 * @param healthCheckTimeoutSeconds seconds in which a target must answer, 2 to 120; default 5 (10 for TCP)
 * @param healthyThresholdCount successes in a row that make an unhealthy target healthy, 2 to 10; default 5
 * @param unhealthyThresholdCount failures in a row that make a target unhealthy, 2 to 10; default 2
 * @param matcher answers that count as success
 * @param attributes as ModifyTargetGroupAttributes takes them, such as deregistration_delay.timeout_seconds
 * @param instanceEndpoints Longshore's own: with targetType instance, keeps a second Service {@code NAME-instances} whose
 *     endpoints are node addresses and host ports, for balancers outside of the pod network; default false
 * @param targetGroupBindingArn Longshore's own, on EKS: ARN of a target group of AWS that the targets are registered in as well, by a
 *     TargetGroupBinding of the AWS Load Balancer Controller
 * @param tags at most 50
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.name) || (self.name.matches('^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$') && "
                + "size(self.name) <= 32)",
        message = "Target group name must have at most 32 letters, digits and hyphens, and neither begin nor end with a"
                + " hyphen",
        fieldPath = ".name")
@ValidationRule(
        value = "self.protocol != 'GENEVE'",
        message = "GENEVE is what a Gateway Load Balancer speaks to its appliances, and nothing here does: use HTTP,"
                + " HTTPS, TCP, UDP, TCP_UDP or TLS",
        fieldPath = ".protocol")
@ValidationRule(
        value = "!(self.protocol in ['QUIC', 'TCP_QUIC'])",
        message = "QUIC goes by connection ids that no Service knows: use UDP or TCP_UDP",
        fieldPath = ".protocol")
@ValidationRule(
        value = "!has(self.targetType) || !(self.targetType in ['lambda', 'alb'])",
        message = "Target type must be instance or ip: ECS registers tasks with no other",
        fieldPath = ".targetType")
@ValidationRule(
        value = "!has(self.protocolVersion) || self.protocol in ['HTTP', 'HTTPS']",
        message = "Protocol version can be set for HTTP and HTTPS target groups only",
        fieldPath = ".protocolVersion")
@ValidationRule(
        value = "!has(self.healthCheckProtocol) || self.healthCheckProtocol in ['HTTP', 'HTTPS', 'TCP']",
        message = "Health check protocol must be HTTP, HTTPS or TCP",
        fieldPath = ".healthCheckProtocol")
@ValidationRule(
        value = "!has(self.healthCheckProtocol) || self.healthCheckProtocol != 'TCP' || "
                + "!(self.protocol in ['HTTP', 'HTTPS'])",
        message = "Health check protocol TCP is for target groups of protocol TCP, TLS, UDP and TCP_UDP only",
        fieldPath = ".healthCheckProtocol")
@ValidationRule(
        value = "(has(self.healthCheckTimeoutSeconds) ? self.healthCheckTimeoutSeconds : 2) < "
                + "(has(self.healthCheckIntervalSeconds) ? self.healthCheckIntervalSeconds : 30)",
        message = "Health check interval must be greater than the timeout.",
        fieldPath = ".healthCheckTimeoutSeconds")
@ValidationRule(
        value = "!has(self.healthCheckPort) || self.healthCheckPort == 'traffic-port' || "
                + "(self.healthCheckPort.matches('^[0-9]{1,5}$') && int(self.healthCheckPort) >= 1 && "
                + "int(self.healthCheckPort) <= 65535)",
        message = "Health check port must be 'traffic-port' or in the range 1 to 65535",
        fieldPath = ".healthCheckPort")
@ValidationRule(
        value = "!has(self.matcher) || !has(self.matcher.grpcCode) || (has(self.protocolVersion) && "
                + "self.protocolVersion == 'GRPC')",
        message = "matcher.grpcCode is for protocol version GRPC only; use matcher.httpCode",
        fieldPath = ".matcher")
@ValidationRule(
        value = "!has(self.matcher) || !has(self.matcher.httpCode) || !has(self.protocolVersion) || "
                + "self.protocolVersion != 'GRPC'",
        message = "matcher.httpCode is not for protocol version GRPC; use matcher.grpcCode",
        fieldPath = ".matcher")
@ValidationRule(
        value = "!has(self.instanceEndpoints) || !self.instanceEndpoints || !has(self.targetType) || "
                + "self.targetType == 'instance'",
        message = "instanceEndpoints is for targetType instance only",
        fieldPath = ".instanceEndpoints")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TargetGroupSpec(
        @Size(max = 64) @Nullable String name,
        @Required TargetGroupProtocol protocol,
        @Nullable TargetGroupProtocolVersion protocolVersion,
        @Required @Min(1) @Max(65535) int port,
        @Nullable String vpcId,
        @Nullable TargetGroupTargetType targetType,
        @Nullable TargetGroupIpAddressType ipAddressType,
        @Nullable Boolean healthCheckEnabled,
        @Nullable TargetGroupProtocol healthCheckProtocol,
        @Size(max = 16) @Nullable String healthCheckPort,
        @Pattern("^/.*$") @Size(max = 1024) @Nullable String healthCheckPath,
        @Min(5) @Max(300) @Nullable Integer healthCheckIntervalSeconds,
        @Min(2) @Max(120) @Nullable Integer healthCheckTimeoutSeconds,
        @Min(2) @Max(10) @Nullable Integer healthyThresholdCount,
        @Min(2) @Max(10) @Nullable Integer unhealthyThresholdCount,
        @Nullable Matcher matcher,
        @Size(max = 40) List<TargetGroupAttribute> attributes,
        @Nullable Boolean instanceEndpoints,

        @Pattern("^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9/-]+$")
        @Size(max = 256)
        @Nullable
        String targetGroupBindingArn,

        @Size(max = 50) List<Tag> tags,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public TargetGroupSpec {
        Objects.requireNonNull(protocol, "protocol is required");
        attributes = Copies.list(attributes);
        tags = Copies.list(tags);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A port of the container and where it is published.
 *
 * @param containerPort port inside the container, 1 to 65535
 * @param hostPort port on the node; 0 or absent: chosen from the dynamic range in bridge mode, {@code
 *     containerPort} in awsvpc and host mode
 * @param protocol tcp (the default) or udp
 * @param name name for Service Connect: at most 64 lower-case letters, digits, underscores and hyphens, not
 *     starting with a hyphen
 * @param appProtocol what Service Connect speaks on it; default tcp
 * @param containerPortRange a range {@code FIRST-LAST} instead of a single port
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.containerPortRange) || (!has(self.containerPort) && !has(self.hostPort))",
        message = "cannot specify both single port and port range",
        fieldPath = ".containerPortRange")
@ValidationRule(
        value = "!has(self.containerPortRange) || "
                + "!self.containerPortRange.matches('^[0-9]{1,5}-[0-9]{1,5}$') || "
                + "(int(self.containerPortRange.split('-')[0]) >= 1 && "
                + "int(self.containerPortRange.split('-')[0]) < int(self.containerPortRange.split('-')[1]) && "
                + "int(self.containerPortRange.split('-')[1]) <= 65535)",
        message = "containerPortRange must be FIRST-LAST with 1 <= FIRST < LAST <= 65535",
        fieldPath = ".containerPortRange")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PortMapping(
        @Min(1) @Max(65535) @Nullable Integer containerPort,
        @Min(0) @Max(65535) @Nullable Integer hostPort,
        @Nullable TransportProtocol protocol,
        @Pattern("^([a-z0-9_][a-z0-9_-]{0,63})?$") @Nullable String name,
        @Nullable ApplicationProtocol appProtocol,

        @Pattern("^[0-9]{1,5}-[0-9]{1,5}$") @Size(max = 11) @Nullable
        String containerPortRange,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public PortMapping {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Subnets and security groups of awsvpc tasks.
 *
 * @param subnets at most 16
 * @param securityGroups at most 5
 * @param assignPublicIp default DISABLED
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AwsVpcConfiguration(
        @Size(max = 16) List<String> subnets,
        @Size(max = 5) List<String> securityGroups,
        @Nullable AssignPublicIp assignPublicIp,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public AwsVpcConfiguration {
        subnets = Copies.list(subnets);
        securityGroups = Copies.list(securityGroups);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A target group and the port of the tasks that joins it.
 *
 * @param targetGroupArn name or ARN of the target group
 * @param loadBalancerName Classic Load Balancer
 * @param containerName container that serves
 * @param containerPort its port; must be in its port mappings
 * @param advancedConfiguration the second target group and the listener rules of blue/green deployments
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record LoadBalancer(
        @Size(max = 512) @Nullable String targetGroupArn,
        @Nullable String loadBalancerName,
        @Nullable String containerName,
        @Nullable Integer containerPort,
        @Nullable AdvancedConfiguration advancedConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public LoadBalancer {
        unknownFields = Copies.unknown(unknownFields);
    }
}

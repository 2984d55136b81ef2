package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * A container that must have come far enough.
 *
 * @param containerName the other container's name
 * @param condition START: it runs; COMPLETE: it ended; SUCCESS: it ended with 0; HEALTHY: its health check
 *     passes
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerDependency(
        @Required @Size(max = 255) String containerName,
        @Required ContainerCondition condition,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ContainerDependency {
        containerName = Copies.text(containerName);
        Objects.requireNonNull(condition, "condition is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

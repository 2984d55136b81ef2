package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * Who drives deployments.
 *
 * @param type ECS, CODE_DEPLOY or EXTERNAL
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentController(
        @Required DeploymentControllerType type,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public DeploymentController {
        Objects.requireNonNull(type, "type is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * Credentials of a private registry.
 *
 * @param credentialsParameter ARN or name of the secret
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record RepositoryCredentials(
        @Required String credentialsParameter,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public RepositoryCredentials {
        credentialsParameter = Copies.text(credentialsParameter);
        unknownFields = Copies.unknown(unknownFields);
    }
}

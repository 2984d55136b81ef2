package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * How a task is let into an FSx file system.
 *
 * @param credentialsParameter ARN of the secret with user name and password
 * @param domain Active Directory domain
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record FSxWindowsFileServerAuthorizationConfig(
        @Required String credentialsParameter,
        @Required String domain,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public FSxWindowsFileServerAuthorizationConfig {
        credentialsParameter = Copies.text(credentialsParameter);
        domain = Copies.text(domain);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * A line of {@code /etc/hosts}.
 *
 * @param hostname the name
 * @param ipAddress its address
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record HostEntry(
        @Required String hostname,
        @Required String ipAddress,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public HostEntry {
        hostname = Copies.text(hostname);
        ipAddress = Copies.text(ipAddress);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * What becomes of a task's disk.
 *
 * @param deleteOnTermination whether it goes with the task; default true
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskManagedEBSVolumeTerminationPolicy(
        @Required boolean deleteOnTermination,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public TaskManagedEBSVolumeTerminationPolicy {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a scalable target leaves undone.
 *
 * @param dynamicScalingInSuspended whether policies take no tasks; default false
 * @param dynamicScalingOutSuspended whether policies add none; default false
 * @param scheduledScalingSuspended whether scheduled actions do nothing; default false
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record SuspendedState(
        @Nullable Boolean dynamicScalingInSuspended,
        @Nullable Boolean dynamicScalingOutSuspended,
        @Nullable Boolean scheduledScalingSuspended,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public SuspendedState {
        unknownFields = Copies.unknown(unknownFields);
    }
}

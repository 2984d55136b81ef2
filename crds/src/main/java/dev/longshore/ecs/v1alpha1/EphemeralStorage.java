package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;

/**
 * The task's own disk on Fargate.
 *
 * @param sizeInGiB 21 to 200 GiB; Fargate gives 20 when absent
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.sizeInGiB >= 21",
        message = "EphemeralStorage size should be at least 21",
        fieldPath = ".sizeInGiB")
@ValidationRule(
        value = "self.sizeInGiB <= 200",
        message = "EphemeralStorage size should be at most 200",
        fieldPath = ".sizeInGiB")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EphemeralStorage(
        @Required int sizeInGiB,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public EphemeralStorage {
        unknownFields = Copies.unknown(unknownFields);
    }
}

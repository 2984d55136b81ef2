package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A step in the choice among instances that fit.
 *
 * @param type spread: fewest tasks by field first; binpack: least left of field first; random
 * @param field spread: {@code instanceId}, {@code host} or {@code attribute:NAME}; binpack: cpu or memory;
 *     random: none
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.type) || self.type != 'random' || !has(self.field) || self.field == ''",
        message = "random field should not be specified.",
        fieldPath = ".field")
@ValidationRule(
        value = "!has(self.type) || self.type != 'binpack' || (has(self.field) && self.field.lowerAscii() in "
                + "['cpu', 'memory'])",
        message = "The binpack field is invalid.",
        messageExpression = "\"binpack field '\" + (has(self.field) ? self.field : '') + \"' is invalid.\"",
        fieldPath = ".field")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PlacementStrategy(
        @Nullable PlacementStrategyType type,
        @Size(max = 255) @Nullable String field,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public PlacementStrategy {
        unknownFields = Copies.unknown(unknownFields);
    }
}

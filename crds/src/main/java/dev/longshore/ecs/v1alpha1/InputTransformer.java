package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;

/**
 * Makes the input of a target out of parts of the event.
 *
 * @param inputPathsMap names of parts of the event, with their paths such as {@code $.detail.object.key}; at most 100
 * @param inputTemplate the input, in which {@code <name>} stands for a part; at most 8192 characters
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.inputPathsMap) || size(self.inputPathsMap) <= 100",
        message = "inputPathsMap must have at most 100 entries",
        fieldPath = ".inputPathsMap")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record InputTransformer(
        Map<String, String> inputPathsMap,
        @Required @Size(max = 8192) String inputTemplate,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public InputTransformer {
        inputPathsMap = Copies.map(inputPathsMap);
        inputTemplate = Copies.text(inputTemplate);
        unknownFields = Copies.unknown(unknownFields);
    }
}

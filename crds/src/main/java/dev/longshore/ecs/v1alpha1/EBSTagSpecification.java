package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a disk.
 *
 * @param resourceType volume
 * @param tags at most 50
 * @param propagateTags whose tags it takes over
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EBSTagSpecification(
        @Required EBSResourceType resourceType,
        List<Tag> tags,
        @Nullable PropagateTags propagateTags,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public EBSTagSpecification {
        Objects.requireNonNull(resourceType, "resourceType is required");
        tags = Copies.list(tags);
        unknownFields = Copies.unknown(unknownFields);
    }
}

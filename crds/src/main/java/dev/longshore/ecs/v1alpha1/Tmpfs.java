package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * A mount that lives in memory.
 *
 * @param containerPath path in the container
 * @param size MiB, at least 1
 * @param mountOptions mount options, as of mount(8)
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Tmpfs(
        @Required String containerPath,
        @Required @Min(1) int size,
        List<String> mountOptions,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public Tmpfs {
        containerPath = Copies.text(containerPath);
        mountOptions = Copies.list(mountOptions);
        unknownFields = Copies.unknown(unknownFields);
    }
}

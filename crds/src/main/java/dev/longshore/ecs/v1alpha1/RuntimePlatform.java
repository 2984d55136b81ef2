package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What the task's images are built for.
 *
 * @param cpuArchitecture default X86_64
 * @param operatingSystemFamily default LINUX
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record RuntimePlatform(
        @Nullable CPUArchitecture cpuArchitecture,
        @Nullable OSFamily operatingSystemFamily,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public RuntimePlatform {
        unknownFields = Copies.unknown(unknownFields);
    }
}

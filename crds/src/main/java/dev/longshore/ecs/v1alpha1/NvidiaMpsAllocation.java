package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A share of a GPU.
 *
 * @param memory MiB of the GPU's memory, at least 1
 * @param maxComputePercent 1 to 100 percent of its compute power
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record NvidiaMpsAllocation(
        @Required @Min(1) int memory,
        @Min(1) @Max(100) @Nullable Integer maxComputePercent,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public NvidiaMpsAllocation {
        unknownFields = Copies.unknown(unknownFields);
    }
}

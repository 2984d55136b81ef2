package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * Linux capabilities, without the prefix CAP_; ALL means all.
 *
 * @param add capabilities to add; on Fargate only SYS_PTRACE
 * @param drop capabilities to take away
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record KernelCapabilities(
        List<String> add,
        List<String> drop,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public KernelCapabilities {
        add = Copies.list(add);
        drop = Copies.list(drop);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Restarts a container in place when it ends, without a new task.
 *
 * @param enabled whether it is restarted
 * @param ignoredExitCodes exit codes after which it is not, at most 50
 * @param restartAttemptPeriod seconds that it must have run to be restarted, 60 to 1800; default 300
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerRestartPolicy(
        @Required boolean enabled,
        @Size(max = 50) List<Integer> ignoredExitCodes,
        @Nullable Integer restartAttemptPeriod,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ContainerRestartPolicy {
        ignoredExitCodes = Copies.list(ignoredExitCodes);
        unknownFields = Copies.unknown(unknownFields);
    }
}

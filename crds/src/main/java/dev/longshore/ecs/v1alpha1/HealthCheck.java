package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A command that is run in the container; exit code 0 is healthy.
 *
 * @param command starts with CMD (run as it is) or CMD-SHELL (by the container's shell)
 * @param interval seconds between two checks, 5 to 300; default 30
 * @param timeout seconds until a check counts as failed, 2 to 60; default 5
 * @param retries failures in a row that make it unhealthy, 1 to 10; default 3
 * @param startPeriod seconds after the start in which failures do not count, 0 to 300; default 0
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record HealthCheck(
        @Required List<String> command,
        @Nullable Integer interval,
        @Nullable Integer timeout,
        @Nullable Integer retries,
        @Nullable Integer startPeriod,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public HealthCheck {
        command = Copies.list(command);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What PutScheduledAction takes: at its times the bounds become what it says, and stay so.
 *
 * @param scheduledActionName its name, once in a target, at most 256 characters
 * @param schedule {@code cron(minutes hours day-of-month month day-of-week year)}, {@code rate(value unit)} or {@code
 *     at(yyyy-mm-ddThh:mm:ss)}
 * @param timezone of cron() and at(), such as Europe/Berlin; default UTC
 * @param startTime before it nothing is done, such as {@code 2027-01-01T00:00:00Z}
 * @param endTime after it nothing is done
 * @param scalableTargetAction the bounds
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.schedule.matches('^(cron|rate|at)\\\\(.*\\\\)$')",
        message = "schedule must be cron(fields), rate(value unit) or at(yyyy-mm-ddThh:mm:ss)",
        fieldPath = ".schedule")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScheduledAction(
        @Required @Size(max = 256) String scheduledActionName,
        @Required @Size(max = 256) String schedule,
        @Size(max = 50) @Nullable String timezone,
        @Pattern(ScheduledTaskSpec.TIME) @Nullable String startTime,
        @Pattern(ScheduledTaskSpec.TIME) @Nullable String endTime,
        @Required ScalableTargetAction scalableTargetAction,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ScheduledAction {
        scheduledActionName = Copies.text(scheduledActionName);
        schedule = Copies.text(schedule);
        scalableTargetAction =
                scalableTargetAction == null ? ScalableTargetAction.builder().build() : scalableTargetAction;
        unknownFields = Copies.unknown(unknownFields);
    }
}

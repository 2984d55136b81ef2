package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What EventBridge Scheduler's CreateSchedule takes.
 *
 * @param actionAfterCompletion NONE (the default), or DELETE to remove the schedule after its last run
 * @param description free text, at most 512 characters
 * @param endDate after it nothing is started, such as {@code 2027-01-01T00:00:00Z}; at() takes no notice of it
 * @param flexibleTimeWindow whether runs may start later than at the scheduled time; default: mode OFF
 * @param groupName the schedule group; has no effect here
 * @param kmsKeyArn the key that EventBridge encrypts the schedule with
 * @param missedRuns Longshore's own: runs that were due while the operator did not run. ALL (the default) starts each that is not older
 *     than the retry policy's maximumEventAgeInSeconds, at most 100; LATEST the newest of them; NONE none
 * @param name the schedule's name, at most 64 characters; default {@code metadata.name}
 * @param scheduleExpression {@code cron(minutes hours day-of-month month day-of-week year)}, {@code rate(value unit)} or {@code
 *     at(yyyy-mm-ddThh:mm:ss)}
 * @param scheduleExpressionTimezone time zone of cron() and at(), such as Europe/Berlin; default UTC
 * @param startDate before it nothing is started; a rate begins then, and otherwise when the schedule is made
 * @param state ENABLED (the default) or DISABLED; what is due while it is DISABLED is not made up for
 * @param target the tasks to start
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.scheduleExpression.matches('^(cron|rate|at)\\\\(.*\\\\)$')",
        message = "scheduleExpression must be cron(fields), rate(value unit) or at(yyyy-mm-ddThh:mm:ss)",
        fieldPath = ".scheduleExpression")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScheduledTaskSpec(
        @Nullable ActionAfterCompletion actionAfterCompletion,
        @Size(max = 512) @Nullable String description,
        @Pattern(ScheduledTaskSpec.TIME) @Nullable String endDate,
        @Nullable FlexibleTimeWindow flexibleTimeWindow,
        @Size(max = 64) @Nullable String groupName,
        @Size(max = 2048) @Nullable String kmsKeyArn,
        @Nullable MissedRunPolicy missedRuns,

        @Size(max = 64) @Pattern("^[0-9a-zA-Z_.-]+$") @Nullable
        String name,

        @Required @Size(max = 256) String scheduleExpression,
        @Size(max = 50) @Nullable String scheduleExpressionTimezone,
        @Pattern(ScheduledTaskSpec.TIME) @Nullable String startDate,
        @Default("\"ENABLED\"") @Nullable ScheduleState state,
        @Required ScheduleTarget target,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** An instant as RFC 3339 writes it, with a zone. */
    static final String TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

    /** Keeps the record immutable. */
    public ScheduledTaskSpec {
        scheduleExpression = Copies.text(scheduleExpression);
        target = target == null ? ScheduleTarget.builder().build() : target;
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule starts, and where.
 *
 * @param arn ARN or name of the Cluster; default: default
 * @param deadLetterConfig where EventBridge puts runs that it gave up
 * @param ecsParameters the tasks
 * @param input what is different from the task definition: JSON of a TaskOverride such as {@code {"containerOverrides": [...]}}, at
 *     most 8192 characters; {@code <aws.scheduler.scheduled-time>} and its like are replaced
 * @param retryPolicy how a run that could not be started is tried again
 * @param roleArn the role under which EventBridge calls RunTask
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScheduleTarget(
        @Default("\"default\"") @Size(max = 1600) @Nullable String arn,
        @Nullable DeadLetterConfig deadLetterConfig,
        @Required EcsParameters ecsParameters,
        @Size(max = 8192) @Nullable String input,
        @Nullable RetryPolicy retryPolicy,
        @Size(max = 1600) @Nullable String roleArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ScheduleTarget {
        ecsParameters = ecsParameters == null ? EcsParameters.builder().build() : ecsParameters;
        unknownFields = Copies.unknown(unknownFields);
    }
}

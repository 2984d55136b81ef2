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
 * What a rule starts for an event, and where.
 *
 * @param arn ARN or name of the Cluster; default: default
 * @param deadLetterConfig where EventBridge puts events that it gave up
 * @param ecsParameters the tasks
 * @param id the target's name within its rule, at most 64 characters
 * @param input what is different from the task definition: JSON of a TaskOverride such as {@code {"containerOverrides": [...]}}, the
 *     same for every event; at most 8192 characters
 * @param inputPath a part of the event that is the input, such as {@code $.detail.overrides}
 * @param inputTransformer makes the input out of parts of the event
 * @param retryPolicy how EventBridge tries again
 * @param roleArn the role under which EventBridge calls RunTask
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "[has(self.input), has(self.inputPath), has(self.inputTransformer)].filter(given, given).size() <= 1",
        message = "input, inputPath and inputTransformer exclude one another: keep one",
        fieldPath = ".input")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record RuleTarget(
        @Default("\"default\"") @Size(max = 1600) @Nullable String arn,
        @Nullable DeadLetterConfig deadLetterConfig,
        @Required EcsParameters ecsParameters,

        @Required @Size(max = 64) @Pattern("^[.A-Za-z0-9_-]+$")
        String id,

        @Size(max = 8192) @Nullable String input,
        @Size(max = 256) @Nullable String inputPath,
        @Nullable InputTransformer inputTransformer,
        @Nullable RetryPolicy retryPolicy,
        @Size(max = 1600) @Nullable String roleArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public RuleTarget {
        ecsParameters = ecsParameters == null ? EcsParameters.builder().build() : ecsParameters;
        id = Copies.text(id);
        unknownFields = Copies.unknown(unknownFields);
    }
}

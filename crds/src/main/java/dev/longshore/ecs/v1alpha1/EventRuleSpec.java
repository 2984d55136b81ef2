package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What EventBridge's PutRule and PutTargets take.
 *
 * @param description free text, at most 512 characters
 * @param eventBusName the bus; has no effect here: a rule sees the events that are sent to its namespace
 * @param eventPattern which events it is about: JSON of EventBridge's pattern language, at most 4096 characters
 * @param name the rule's name, at most 64 characters; default {@code metadata.name}
 * @param roleArn the role under which EventBridge calls its targets
 * @param state ENABLED (the default) or DISABLED
 * @param targets what is started for each such event, 1 to 5
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "size(self.targets) >= 1",
        message = "targets must have at least one entry",
        fieldPath = ".targets")
@ValidationRule(
        value = "self.targets.all(t, self.targets.exists_one(other, other.id == t.id))",
        message = "the ids of targets must differ",
        fieldPath = ".targets")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EventRuleSpec(
        @Size(max = 512) @Nullable String description,
        @Size(max = 1600) @Nullable String eventBusName,
        @Required @Size(max = 4096) String eventPattern,

        @Size(max = 64) @Pattern("^[.A-Za-z0-9_-]+$") @Nullable
        String name,

        @Size(max = 1600) @Nullable String roleArn,
        @Default("\"ENABLED\"") @Nullable ScheduleState state,
        @Required @Size(max = 5) List<RuleTarget> targets,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public EventRuleSpec {
        eventPattern = Copies.text(eventPattern);
        targets = Copies.list(targets);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What blue/green deployments switch.
 *
 * @param alternateTargetGroupArn name or ARN of the TargetGroup that takes turns with targetGroupArn
 * @param productionListenerRule {@code NAMESPACE/NAME} or {@code NAMESPACE/NAME/RULE} of an HTTPRoute whose weights are set; with any other
 *     value, and with none, the core Service of targetGroupArn leads to both revisions
 * @param testListenerRule an HTTPRoute, or the name of a core Service that is kept for test traffic
 * @param roleArn role that may switch them; has no effect here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AdvancedConfiguration(
        @Size(max = 512) @Nullable String alternateTargetGroupArn,
        @Nullable String productionListenerRule,
        @Nullable String testListenerRule,
        @Nullable String roleArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public AdvancedConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

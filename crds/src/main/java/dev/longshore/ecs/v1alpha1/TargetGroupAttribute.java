package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import lombok.Builder;

/**
 * An attribute of a target group, as ModifyTargetGroupAttributes takes it.
 *
 * @param key such as {@code deregistration_delay.timeout_seconds} or {@code stickiness.enabled}
 * @param value always a text
 */
@ValidationRule(
        value = "self.key != 'deregistration_delay.timeout_seconds' || (self.value.matches('^[0-9]{1,4}$') && "
                + "int(self.value) <= 3600)",
        message = "The value of 'deregistration_delay.timeout_seconds' must be between 0 and 3600 inclusive",
        fieldPath = ".value")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Builder(toBuilder = true)
public record TargetGroupAttribute(
        @Required @Size(max = 256) String key,
        @Required @Size(max = 1024) String value) {
    /** Required texts are never null. */
    public TargetGroupAttribute {
        key = Copies.text(key);
        value = Copies.text(value);
    }
}

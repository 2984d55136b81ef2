package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What ECS's CreateCapacityProvider takes.
 *
 * @param name the provider's name in ECS, 1 to 255 letters, digits, hyphens and underscores; default: the object's name
 * @param autoScalingGroupProvider the group of instances
 * @param tags at most 50
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.name) || (self.name.matches('^[a-zA-Z0-9_-]{1,255}$') && "
                + "!self.name.lowerAscii().startsWith('aws') && !self.name.lowerAscii().startsWith('ecs') && "
                + "!self.name.lowerAscii().startsWith('fargate'))",
        message =
                "The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper "
                        + "and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with \"aws\", \"ecs\", or "
                        + "\"fargate\". Specify a valid name and try again.",
        fieldPath = ".name")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CapacityProviderSpec(
        @Size(max = 255) @Nullable String name,
        @Required AutoScalingGroupProvider autoScalingGroupProvider,
        @Size(max = 50) List<Tag> tags,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the lists, which are never null. */
    public CapacityProviderSpec {
        Objects.requireNonNull(autoScalingGroupProvider, "autoScalingGroupProvider is required");
        tags = Copies.list(tags);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A group of instances whose size can be changed. Where ECS names an Auto Scaling group by its ARN, this names an object with a {@code
 * /scale} subresource.
 *
 * @param scaleTargetRef the group; absent: the provider has instances, but nobody changes their number
 * @param instanceSelector the nodes that are its instances, of those of the Cluster; default: those labelled {@code
 *     ecs.longshore.dev/capacity-provider=<name>}
 * @param minSize the group is made no smaller, as an Auto Scaling group's MinSize; default 0
 * @param maxSize the group is made no larger, as an Auto Scaling group's MaxSize
 * @param managedScaling who changes the size; absent: nobody
 * @param managedTerminationProtection ENABLED: an instance with tasks of other than DAEMON services does not go when the group shrinks;
 *     default DISABLED
 * @param managedDraining ENABLED (the default): an instance is DRAINING before it goes, for at most 48 hours
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "(has(self.minSize) ? self.minSize : 0) <= self.maxSize",
        message = "minSize must not be greater than maxSize: the group could have no size",
        fieldPath = ".minSize")
@ValidationRule(
        value = "!has(self.managedTerminationProtection) || self.managedTerminationProtection != 'ENABLED' || "
                + "(has(self.managedScaling) && (!has(self.managedScaling.status) || "
                + "self.managedScaling.status == 'ENABLED'))",
        message = "The managed termination protection setting for the capacity provider is invalid. To enable managed "
                + "termination protection for a capacity provider, managed scaling must be enabled.",
        fieldPath = ".managedTerminationProtection")
@ValidationRule(
        value = "has(self.scaleTargetRef) || !has(self.managedScaling) || (has(self.managedScaling.status) && "
                + "self.managedScaling.status == 'DISABLED')",
        message =
                "managed scaling changes the size of scaleTargetRef: name an object with a /scale subresource, or set "
                        + "managedScaling.status to DISABLED",
        fieldPath = ".scaleTargetRef")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AutoScalingGroupProvider(
        @Nullable ScaleTargetReference scaleTargetRef,
        @Nullable LabelSelector instanceSelector,
        @Min(0) @Max(100000) @Nullable Integer minSize,
        @Required @Min(0) @Max(100000) int maxSize,
        @Nullable ManagedScaling managedScaling,
        @Nullable ManagedTerminationProtection managedTerminationProtection,
        @Nullable ManagedDraining managedDraining,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the map, which is never null. */
    public AutoScalingGroupProvider {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
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
 * @param managedScaling who changes the size; absent: nobody, or the scalingPolicies
 * @param scalingPolicies what Alarms do to the size; not beside managed scaling
 * @param alarmNamespace the namespace whose Alarms may carry out the scalingPolicies, as those of the account that owns an Auto Scaling
 *     group may
 * @param podDriven the group is an ordinary autoscaler's, which pending pods make grow; not beside scaleTargetRef
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
@ValidationRule(
        value = "!has(self.scalingPolicies) || size(self.scalingPolicies) == 0 || "
                + "(has(self.scaleTargetRef) && has(self.alarmNamespace))",
        message =
                "scalingPolicies need scaleTargetRef, whose size they change, and alarmNamespace, whose Alarms carry them out",
        fieldPath = ".scalingPolicies")
@ValidationRule(
        value = "!has(self.scalingPolicies) || size(self.scalingPolicies) == 0 || !has(self.managedScaling) || "
                + "(has(self.managedScaling.status) && self.managedScaling.status == 'DISABLED')",
        message =
                "scalingPolicies go with managedScaling.status DISABLED, or without managedScaling: two would change one size",
        fieldPath = ".scalingPolicies")
@ValidationRule(
        value = "!has(self.podDriven) || !has(self.scaleTargetRef)",
        message =
                "podDriven goes without scaleTargetRef: an autoscaler makes the group grow, and two would change one size",
        fieldPath = ".podDriven")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AutoScalingGroupProvider(
        @Nullable ScaleTargetReference scaleTargetRef,
        @Nullable LabelSelector instanceSelector,
        @Min(0) @Max(100000) @Nullable Integer minSize,
        @Required @Min(0) @Max(100000) int maxSize,
        @Nullable ManagedScaling managedScaling,
        @Size(max = 20) List<GroupScalingPolicy> scalingPolicies,
        @Size(max = 63) @Nullable String alarmNamespace,
        @Nullable PodDrivenScaling podDriven,
        @Nullable ManagedTerminationProtection managedTerminationProtection,
        @Nullable ManagedDraining managedDraining,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the list and the map, which are never null. */
    public AutoScalingGroupProvider {
        scalingPolicies = Copies.list(scalingPolicies);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How a capacity provider changes the size of its group.
 *
 * @param status ENABLED (the default) or DISABLED: then tasks without room fail, or wait for people to add instances
 * @param targetCapacity which CapacityProviderReservation is aimed at, 1 to 100 percent; default 100. Below 100 instances are kept in
 *     reserve, and the group rests at one
 * @param minimumScalingStepSize how many instances are added at least, 1 to 10000; default 1
 * @param maximumScalingStepSize how many instances are added at most, 1 to 10000; default 10000
 * @param instanceWarmupPeriod seconds after instances were added or came in which no more are added, 0 to 10000; default 300
 * @param mode Longshore's own: when it decides; default ECS
 * @param periodSeconds Longshore's own: seconds between two decisions; default 60, as in ECS
 * @param scaleInPeriods Longshore's own: how many decisions in a row must find too many instances before some go; default 15, as in ECS
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "(has(self.minimumScalingStepSize) ? self.minimumScalingStepSize : 1) <= "
                + "(has(self.maximumScalingStepSize) ? self.maximumScalingStepSize : 10000)",
        message =
                "The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that "
                        + "is less than or equal to the maximum scaling step size value and try again.",
        fieldPath = ".minimumScalingStepSize")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ManagedScaling(
        @Nullable ManagedScalingStatus status,
        @Min(1) @Max(100) @Nullable Integer targetCapacity,
        @Min(1) @Max(10000) @Nullable Integer minimumScalingStepSize,
        @Min(1) @Max(10000) @Nullable Integer maximumScalingStepSize,
        @Min(0) @Max(10000) @Nullable Integer instanceWarmupPeriod,
        @Nullable ManagedScalingMode mode,
        @Min(1) @Max(3600) @Nullable Integer periodSeconds,
        @Min(1) @Max(1440) @Nullable Integer scaleInPeriods,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the map, which is never null. */
    public ManagedScaling {
        unknownFields = Copies.unknown(unknownFields);
    }
}

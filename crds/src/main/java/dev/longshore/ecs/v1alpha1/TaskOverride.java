package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a run changes of its task definition.
 *
 * @param containerOverrides changes of containers, by name
 * @param cpu task cpu: units or words such as {@code 1 vCPU}
 * @param inferenceAcceleratorOverrides changes of Elastic Inference devices
 * @param executionRoleArn another execution role
 * @param memory task memory: MiB or words such as {@code 1 GB}
 * @param taskRoleArn another task role
 * @param ephemeralStorage another disk size
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskOverride(
        List<ContainerOverride> containerOverrides,
        @Nullable IntOrString cpu,
        List<InferenceAcceleratorOverride> inferenceAcceleratorOverrides,
        @Nullable String executionRoleArn,
        @Nullable IntOrString memory,
        @Nullable String taskRoleArn,
        @Nullable EphemeralStorage ephemeralStorage,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public TaskOverride {
        containerOverrides = Copies.list(containerOverrides);
        inferenceAcceleratorOverrides = Copies.list(inferenceAcceleratorOverrides);
        unknownFields = Copies.unknown(unknownFields);
    }
}

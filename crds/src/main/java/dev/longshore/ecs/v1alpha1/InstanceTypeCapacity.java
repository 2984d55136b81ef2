package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a group is like when it is new.
 *
 * @param cpu CPU units
 * @param memory MiB
 * @param gpus GPUs
 * @param networkInterfaces interfaces for awsvpc tasks; absent where nothing limits them
 * @param tasks how many tasks the kubelet admits
 * @param attributes its attributes, without those that are one instance's own
 * @param taints those that the Cluster's tasks do not tolerate
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record InstanceTypeCapacity(
        long cpu,
        long memory,
        int gpus,
        @Nullable Integer networkInterfaces,
        int tasks,
        Map<String, String> attributes,
        List<String> taints) {
    /** Copies the map and the list, which are never null. */
    public InstanceTypeCapacity {
        attributes = Copies.map(attributes);
        taints = Copies.list(taints);
    }
}

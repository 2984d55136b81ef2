package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The room for tasks that an instance of a group has when it is new.
 *
 * @param cpu CPU units
 * @param memory MiB
 * @param gpus GPUs
 * @param networkInterfaces interfaces for awsvpc tasks; absent where nothing limits them
 * @param tasks how many tasks the kubelet admits
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record InstanceTypeCapacity(
        long cpu, long memory, int gpus, @Nullable Integer networkInterfaces, int tasks) {}

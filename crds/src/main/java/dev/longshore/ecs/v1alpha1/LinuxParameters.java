package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What Linux alone knows.
 *
 * @param capabilities capabilities to add to and drop from the runtime's default set
 * @param devices devices of the node; not on Fargate
 * @param initProcessEnabled runs an init process that reaps children and forwards signals
 * @param sharedMemorySize size of {@code /dev/shm} in MiB; not on Fargate
 * @param tmpfs memory-backed mounts
 * @param maxSwap MiB of swap, 0 for none; not on Fargate
 * @param swappiness 0 to 100, default 60; has no effect without maxSwap
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record LinuxParameters(
        @Nullable KernelCapabilities capabilities,
        List<Device> devices,
        @Nullable Boolean initProcessEnabled,
        @Min(0) @Nullable Integer sharedMemorySize,
        List<Tmpfs> tmpfs,
        @Min(0) @Nullable Integer maxSwap,
        @Min(0) @Max(100) @Nullable Integer swappiness,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public LinuxParameters {
        devices = Copies.list(devices);
        tmpfs = Copies.list(tmpfs);
        unknownFields = Copies.unknown(unknownFields);
    }
}

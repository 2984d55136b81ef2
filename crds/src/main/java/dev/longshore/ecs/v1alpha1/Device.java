package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A device of the node.
 *
 * @param hostPath path on the node
 * @param containerPath path in the container; default: the same
 * @param permissions default: all three
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Device(
        @Required String hostPath,
        @Nullable String containerPath,
        List<DeviceCgroupPermission> permissions,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public Device {
        hostPath = Copies.text(hostPath);
        permissions = Copies.list(permissions);
        unknownFields = Copies.unknown(unknownFields);
    }
}

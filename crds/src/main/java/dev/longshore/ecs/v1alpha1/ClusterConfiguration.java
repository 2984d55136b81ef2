package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * ECS Exec and managed storage of a cluster.
 *
 * @param executeCommandConfiguration ECS Exec
 * @param managedStorageConfiguration keys of managed storage
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ClusterConfiguration(
        @Nullable ExecuteCommandConfiguration executeCommandConfiguration,
        @Nullable ManagedStorageConfiguration managedStorageConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ClusterConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

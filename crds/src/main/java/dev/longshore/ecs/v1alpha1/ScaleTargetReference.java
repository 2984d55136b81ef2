package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The object whose {@code /scale} subresource is the size of a capacity provider's group.
 *
 * @param apiVersion group and version, such as {@code cluster.x-k8s.io/v1beta1}
 * @param kind such as MachineDeployment
 * @param name the object's name
 * @param namespace the object's namespace; absent for a kind without namespaces
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScaleTargetReference(
        @Required String apiVersion,
        @Required String kind,
        @Required String name,
        @Nullable String namespace,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the map, which is never null. */
    public ScaleTargetReference {
        apiVersion = Copies.text(apiVersion);
        kind = Copies.text(kind);
        name = Copies.text(name);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;

/**
 * Names an object of any kind.
 *
 * @param apiVersion group and version; core kinds and ECS's share names such as Service
 * @param namespace empty for a cluster-scoped object
 */
public record ObjectKey(String apiVersion, String kind, String namespace, String name) {
    static ObjectKey of(HasMetadata object) {
        return new ObjectKey(
                object.getApiVersion(),
                object.getKind(),
                Objects.requireNonNullElse(object.getMetadata().getNamespace(), ""),
                object.getMetadata().getName());
    }

    @Override
    public String toString() {
        String group = apiVersion.startsWith(ApiGroup.GROUP + "/") ? "ECS " : "";
        return group + kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}

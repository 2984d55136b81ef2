package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What people set on a container instance, and the cluster it belongs to.
 *
 * @param cluster the cluster that the node joined; set by the operator
 * @param status ACTIVE takes tasks; DRAINING takes none and its service tasks are replaced elsewhere
 * @param attributes custom attributes, at most 10, for placement constraints and strategies
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerInstanceSpec(
        @Required String cluster,
        @Nullable @Default("\"ACTIVE\"") ContainerInstanceRequestedStatus status,
        @Size(max = 10) List<Attribute> attributes) {
    /** Copies the lists, which are never null. */
    public ContainerInstanceSpec {
        cluster = Copies.text(cluster);
        attributes = Copies.list(attributes);
    }
}

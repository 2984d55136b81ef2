package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces by name, by label, or both: one that matches either is let in.
 *
 * @param names namespaces by name
 * @param selector namespaces by label
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record NamespaceAccess(List<String> names, @Nullable LabelSelector selector) {
    /** Copies the lists, which are never null. */
    public NamespaceAccess {
        names = Copies.list(names);
    }
}

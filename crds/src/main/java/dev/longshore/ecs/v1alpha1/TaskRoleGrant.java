package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * IAM roles that the tasks of some namespaces may have.
 *
 * @param roles patterns, in which {@code *} stands for any text: of the whole ARN where they begin with
 *     {@code arn:}, else of the role's name
 * @param namespaces the namespaces whose tasks may have these roles; absent: all that may use this cluster
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskRoleGrant(
        @Required @Size(max = 100) List<@Size(min = 1, max = 2048) String> roles,
        @Nullable NamespaceAccess namespaces) {
    /** Copies the lists, which are never null. */
    public TaskRoleGrant {
        roles = Copies.list(roles);
    }
}

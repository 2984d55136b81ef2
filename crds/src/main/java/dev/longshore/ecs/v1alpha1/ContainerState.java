package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One container of a task as {@code describe-tasks} prints it.
 *
 * @param name the name in the task definition
 * @param lastStatus PENDING, RUNNING or STOPPED
 * @param exitCode absent while it runs and when it never started
 * @param reason why it ended or cannot start
 * @param healthStatus of its health check
 * @param networkBindings the ports of the node that lead to it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerState(
        String name,
        @Nullable String lastStatus,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable HealthStatus healthStatus,
        List<NetworkBinding> networkBindings) {
    /** Copies the lists, which are never null. */
    public ContainerState {
        name = Copies.text(name);
        networkBindings = Copies.list(networkBindings);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What task definitions may ask for: of the node they run on, and which IAM roles. Each grants power beyond the task, so
 * each is refused until it is allowed. Host ports of bridge mode are ordinary ECS and need no permission.
 *
 * @param privileged containers with {@code privileged: true}
 * @param hostNetwork {@code networkMode: host}
 * @param hostPid {@code pidMode: host}
 * @param hostIpc {@code ipcMode: host}
 * @param hostPaths path prefixes that {@code volumes[].host.sourcePath} and devices may name; {@code /} allows
 *     all
 * @param sharedVolumes directory of the nodes, such as {@code /var/lib/longshore/volumes}, under which Docker volumes of
 *     scope {@code shared} are kept, by namespace and name; absent: such volumes are refused
 * @param capabilities Linux capabilities that {@code linuxParameters.capabilities.add} may name beyond the
 *     container runtime's default set; {@code ALL} allows all
 * @param firelensLogs whether FireLens routers read what the containers of their own task print, from the node's
 *     log directory
 * @param taskRoles IAM roles that {@code taskRoleArn} may name, by namespace
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record WorkloadPermissions(
        @Nullable Boolean privileged,
        @Nullable Boolean hostNetwork,
        @Nullable Boolean hostPid,
        @Nullable Boolean hostIpc,
        @Size(max = 100) List<@Size(max = 4096) String> hostPaths,
        @Size(max = 4096) @Nullable String sharedVolumes,
        List<String> capabilities,
        @Nullable Boolean firelensLogs,
        @Size(max = 100) List<TaskRoleGrant> taskRoles) {
    /** Copies the lists, which are never null. */
    public WorkloadPermissions {
        hostPaths = Copies.list(hostPaths);
        capabilities = Copies.list(capabilities);
        taskRoles = Copies.list(taskRoles);
    }
}

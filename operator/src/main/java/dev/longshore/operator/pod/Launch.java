package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.AwsVpcConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service or a run gives its tasks besides the definition.
 *
 * @param tags key to value
 * @param securityGroups of awsvpc tasks
 * @param volumes the disks of volumes that the definition leaves to launch, by name
 */
public record Launch(Map<String, String> tags, List<String> securityGroups, Map<String, LaunchVolume> volumes) {
    /** Nothing besides the definition. */
    public static final Launch NOTHING = new Launch(Map.of(), List.of(), Map.of());

    public static Launch of(ServiceSpec service, String serviceName, String cluster, TaskDefinitionSpec definition) {
        return new Launch(
                TaskTags.of(service, serviceName, cluster, definition),
                securityGroups(definition, service.networkConfiguration()),
                LaunchVolume.of(service));
    }

    public static Launch of(TaskSpec task, String cluster, TaskDefinitionSpec definition) {
        return new Launch(
                TaskTags.of(task, cluster, definition),
                securityGroups(definition, task.networkConfiguration()),
                LaunchVolume.of(task));
    }

    /** Only awsvpc tasks have security groups of their own. */
    private static List<String> securityGroups(
            TaskDefinitionSpec definition, @Nullable NetworkConfiguration configuration) {
        return definition.networkMode() == NetworkMode.AWSVPC
                ? Optional.ofNullable(configuration)
                        .map(NetworkConfiguration::awsvpcConfiguration)
                        .map(AwsVpcConfiguration::securityGroups)
                        .orElse(List.of())
                : List.of();
    }
}

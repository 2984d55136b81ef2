package dev.longshore.operator.schedule;

import dev.longshore.ecs.v1alpha1.EcsParameters;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.IgnoredFields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RunTask with the parameters of an EventBridge target. */
public final class TargetTask {
    private static final int LONGEST_STARTED_BY = 128;

    private TargetTask() {}

    /**
     * What a target starts.
     *
     * @param cluster name or ARN; absent: default
     * @param startedBy shortened and rid of characters that RunTask does not take
     */
    public static TaskSpec spec(
            @Nullable String cluster, EcsParameters target, Optional<TaskOverride> overrides, String startedBy) {
        String by = startedBy.replaceAll("[^A-Za-z0-9_/-]", "-");
        return TaskSpec.builder()
                .cluster(cluster)
                .taskDefinition(target.taskDefinitionArn())
                .count(Objects.requireNonNullElse(target.taskCount(), 1))
                .overrides(overrides.orElse(null))
                .startedBy(by.substring(0, Math.min(by.length(), LONGEST_STARTED_BY)))
                .capacityProviderStrategy(target.capacityProviderStrategy())
                .enableECSManagedTags(target.enableECSManagedTags())
                .enableExecuteCommand(target.enableExecuteCommand())
                .group(target.group())
                .launchType(target.launchType())
                .networkConfiguration(target.networkConfiguration())
                .placementConstraints(target.placementConstraints())
                .placementStrategy(target.placementStrategy())
                .platformVersion(target.platformVersion())
                .propagateTags(target.propagateTags())
                .referenceId(target.referenceId())
                .tags(target.tags())
                .build();
    }

    /** What such a task takes no notice of, by the paths of the target. */
    public static List<Ignored> ignored(TaskSpec task, String target) {
        return IgnoredFields.of(task).stream()
                .map(field -> new Ignored(path(target, field.path()), field.why()))
                .toList();
    }

    private static String path(String target, String ofTask) {
        return ofTask.startsWith("overrides")
                ? target + ".input" + ofTask.substring("overrides".length())
                : target + ".ecsParameters." + ofTask;
    }
}

package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.PropagateTags;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Tag;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags that a task is started with: propagated ones, a run's own, and those that ECS manages. They never change afterwards. */
final class TaskTags {
    private static final String CLUSTER = "aws:ecs:clusterName";
    private static final String SERVICE = "aws:ecs:serviceName";

    private TaskTags() {}

    static Map<String, String> of(
            ServiceSpec service, String serviceName, String cluster, TaskDefinitionSpec definition) {
        Map<String, String> tags = new TreeMap<>();
        if (service.propagateTags() == PropagateTags.SERVICE) {
            add(service.tags(), tags);
        }
        propagate(service.propagateTags(), definition, tags);
        if (Boolean.TRUE.equals(service.enableECSManagedTags())) {
            tags.put(CLUSTER, cluster);
            tags.put(SERVICE, serviceName);
        }
        return tags;
    }

    /** A run's own tags win over those of the definition. */
    static Map<String, String> of(TaskSpec task, String cluster, TaskDefinitionSpec definition) {
        Map<String, String> tags = new TreeMap<>();
        propagate(task.propagateTags(), definition, tags);
        add(task.tags(), tags);
        if (Boolean.TRUE.equals(task.enableECSManagedTags())) {
            tags.put(CLUSTER, cluster);
        }
        return tags;
    }

    private static void propagate(
            @Nullable PropagateTags whose, TaskDefinitionSpec definition, Map<String, String> tags) {
        if (whose == PropagateTags.TASK_DEFINITION) {
            add(definition.tags(), tags);
        }
    }

    private static void add(List<Tag> from, Map<String, String> tags) {
        from.forEach(tag -> tags.put(tag.key(), tag.value()));
    }
}

package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.function.BiConsumer;

/**
 * A field that is set and has no behaviour in this version.
 *
 * @param path JSON path within the spec, such as {@code containerDefinitions[0].healthCheck}
 * @param why in a few words
 */
public record Ignored(String path, String why) {
    @Override
    public String toString() {
        return path + ": " + why;
    }

    /** Visits every container with its path within the spec. */
    static void containers(TaskDefinitionSpec spec, BiConsumer<ContainerDefinition, String> visitor) {
        Findings.each(spec.containerDefinitions(), "containerDefinitions", visitor);
    }
}

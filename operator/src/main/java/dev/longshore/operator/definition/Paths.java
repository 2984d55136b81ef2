package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.List;
import java.util.function.BiConsumer;

/** Visits the elements of a spec with their JSON paths within it, as {@link Ignored} names them. */
final class Paths {
    private Paths() {}

    static void containers(TaskDefinitionSpec spec, BiConsumer<ContainerDefinition, String> visitor) {
        each(spec.containerDefinitions(), "containerDefinitions", visitor);
    }

    static <T> void each(List<T> elements, String path, BiConsumer<? super T, String> visitor) {
        Findings.each(elements, path, visitor);
    }
}

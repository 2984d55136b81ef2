package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Collects what the rules find in one definition. */
final class Findings {
    static final String SPEC = "spec";
    static final String CONTAINERS = SPEC + ".containerDefinitions";

    private final List<Problem> problems = new ArrayList<>();

    void add(String path, String message) {
        problems.add(new Problem(path, message));
    }

    /** Adds the problem if the rule is broken. */
    void addIf(boolean broken, String path, String message) {
        if (broken) {
            add(path, message);
        }
    }

    List<Problem> list() {
        return List.copyOf(problems);
    }

    /** Visits every container with its path. */
    static void containers(TaskDefinitionSpec spec, BiConsumer<ContainerDefinition, String> visitor) {
        each(spec.containerDefinitions(), CONTAINERS, visitor);
    }

    /** Visits every element of a list with its path. */
    static <T> void each(List<T> elements, String path, BiConsumer<? super T, String> visitor) {
        for (int index = 0; index < elements.size(); index++) {
            visitor.accept(elements.get(index), path + "[" + index + "]");
        }
    }
}

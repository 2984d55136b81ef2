package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;

/** Which tasks have no network: those of network mode none, and those none of whose containers wants one. */
public final class Isolation {
    private Isolation() {}

    /** Whether nothing leads out of the task, nor in. */
    public static boolean of(TaskDefinitionSpec spec) {
        boolean disabled = !spec.containerDefinitions().isEmpty()
                && spec.containerDefinitions().stream()
                        .allMatch(container -> Boolean.TRUE.equals(container.disableNetworking()));
        return spec.networkMode() == NetworkMode.NONE || (disabled && spec.networkMode() != NetworkMode.HOST);
    }

    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(spec, (container, path) -> {
            if (Boolean.TRUE.equals(container.disableNetworking()) && !of(spec)) {
                ignored.add(new Ignored(
                        path + ".disableNetworking",
                        "the containers of a pod share one network, which others of this task use"));
            }
        });
        return ignored;
    }
}

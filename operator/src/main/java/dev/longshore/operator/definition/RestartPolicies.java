package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerRestartPolicy;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.StartPlan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a pod cannot keep of {@code restartPolicy}. */
final class RestartPolicies {
    private RestartPolicies() {}

    static Stream<Ignored> ignored(TaskDefinitionSpec spec, ServerFeatures server) {
        StartPlan plan = StartPlan.of(spec);
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(spec, (container, path) -> {
            ContainerRestartPolicy policy = container.restartPolicy();
            if (policy != null && policy.enabled()) {
                check(container, policy, plan.part(container.name()), server, path + ".restartPolicy", ignored);
            }
        });
        return ignored.stream();
    }

    private static void check(
            ContainerDefinition container,
            ContainerRestartPolicy policy,
            Part part,
            ServerFeatures server,
            String path,
            List<Ignored> ignored) {
        if (part == Part.ENDS_FIRST) {
            ignored.add(new Ignored(path, "others wait for the container's end: it is run once"));
        } else if (part == Part.RUNS && !server.containerRestartRules()) {
            ignored.add(new Ignored(
                    path, "this Kubernetes restarts no single container of a task: 1.35 and later versions do"));
        } else if (policy.restartAttemptPeriod() != null && !ContainerRules.isEssential(container)) {
            ignored.add(new Ignored(
                    path + ".restartAttemptPeriod",
                    "a container that is not essential is restarted whenever it ends, with the kubelet's back-off"));
        }
    }
}

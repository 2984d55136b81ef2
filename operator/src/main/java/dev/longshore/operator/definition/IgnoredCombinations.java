package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LinuxParameters;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a pod cannot keep of fields that are honoured by themselves: where containers contradict each other, or other fields do. */
final class IgnoredCombinations {
    private static final List<Function<TaskDefinitionSpec, List<Ignored>>> ALL = List.of(
            StartPlan::ignored,
            spec -> HostNames.of(spec).ignored(),
            spec -> NameServers.of(spec).ignored(),
            spec -> Sysctls.of(spec).ignored(),
            Ulimits::ignored,
            Isolation::ignored,
            DockerDriver::ignored,
            LogDrivers::ignored,
            LogRouters::ignored,
            spec -> PrometheusEndpoints.of(spec).ignored(),
            IgnoredCombinations::initProcess,
            IgnoredCombinations::privileges);

    private IgnoredCombinations() {}

    static Stream<Ignored> of(TaskDefinitionSpec spec) {
        return ALL.stream().flatMap(one -> one.apply(spec).stream());
    }

    /** A pod's own process can stand for the init process of its only container, or of all where they share their processes. */
    private static List<Ignored> initProcess(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        boolean alone = spec.containerDefinitions().size() == 1;
        Ignored.containers(spec, (container, path) -> {
            if (wantsInit(container) && !alone && spec.pidMode() == null) {
                ignored.add(new Ignored(
                        path + ".linuxParameters.initProcessEnabled",
                        "a pod has an init process for one container, or for all of them with pidMode: task"));
            }
        });
        return ignored;
    }

    private static boolean wantsInit(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        return linux != null && Boolean.TRUE.equals(linux.initProcessEnabled());
    }

    private static List<Ignored> privileges(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(
                spec,
                (container, path) -> Findings.each(
                        container.dockerSecurityOptions(), path + ".dockerSecurityOptions", (option, at) -> {
                            if (SecurityOptions.isNoNewPrivileges(option)
                                    && Boolean.TRUE.equals(container.privileged())) {
                                ignored.add(new Ignored(at, "a privileged container of a pod may gain privileges"));
                            }
                        }));
        return ignored;
    }
}

package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.IpcMode;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.HashSet;
import java.util.Set;

/** Kernel parameters, swap, ulimits and credential specs of containers. */
final class KernelRules {
    private static final int MOST_SWAPPINESS = 100;

    private KernelRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        boolean hostNetwork = spec.networkMode() == NetworkMode.HOST;
        boolean hostIpc = spec.ipcMode() == IpcMode.HOST;
        Findings.containers(spec, (container, path) -> {
            Findings.each(container.systemControls(), path + ".systemControls", (control, at) -> {
                String name = control.namespace();
                findings.addIf(name.isEmpty(), at + ".namespace", "The namespace of a system control cannot be empty.");
                findings.addIf(
                        hostNetwork && name.startsWith("net."),
                        at + ".namespace",
                        "System control '" + name
                                + "' is not supported when networkMode=host: it would change the instance.");
                findings.addIf(
                        hostIpc && isIpc(name),
                        at + ".namespace",
                        "System control '" + name
                                + "' is not supported when ipcMode=host: it would change the instance.");
            });
            checkLinux(container, path + ".linuxParameters", findings);
            checkUlimits(container, path + ".ulimits", findings);
            findings.addIf(
                    container.credentialSpecs().size() > 1,
                    path + ".credentialSpecs",
                    "A container can have at most one credential spec, this one has "
                            + container.credentialSpecs().size() + ".");
        });
    }

    private static boolean isIpc(String name) {
        return name.startsWith("kernel.msg")
                || name.startsWith("kernel.sem")
                || name.startsWith("kernel.shm")
                || name.startsWith("fs.mqueue.");
    }

    private static void checkLinux(ContainerDefinition container, String path, Findings findings) {
        var linux = container.linuxParameters();
        if (linux == null) {
            return;
        }
        Integer swappiness = linux.swappiness();
        findings.addIf(
                swappiness != null && (swappiness < 0 || swappiness > MOST_SWAPPINESS),
                path + ".swappiness",
                "swappiness must be 0 to 100, but was " + swappiness + ".");
        findings.addIf(
                linux.maxSwap() != null && linux.maxSwap() < 0,
                path + ".maxSwap",
                "maxSwap must be at least 0 MiB, but was " + linux.maxSwap() + ".");
    }

    private static void checkUlimits(ContainerDefinition container, String path, Findings findings) {
        Set<Object> seen = new HashSet<>();
        Findings.each(
                container.ulimits(),
                path,
                (ulimit, at) -> findings.addIf(
                        !seen.add(ulimit.name()),
                        at + ".name",
                        "A container can set each ulimit once, this one is set again."));
    }
}

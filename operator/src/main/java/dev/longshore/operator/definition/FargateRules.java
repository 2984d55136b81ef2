package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LinuxParameters;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.OSFamily;
import dev.longshore.ecs.v1alpha1.PidMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import org.jspecify.annotations.Nullable;

/** What a definition must keep to as soon as {@code requiresCompatibilities} names FARGATE, alone or not. */
final class FargateRules {
    private static final int LONGEST_TIMEOUT_SECONDS = 120;
    private static final String UNSUPPORTED = "Fargate compatible task definitions do not support ";

    private FargateRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        if (!spec.requiresCompatibilities().contains(Compatibility.FARGATE)) {
            return;
        }
        checkSize(spec, findings);
        checkTask(spec, findings);
        Findings.containers(spec, (container, path) -> {
            checkContainer(container, path, findings);
            checkLinux(container.linuxParameters(), path + ".linuxParameters", findings);
        });
        Findings.each(spec.volumes(), "spec.volumes", (volume, path) -> {
            boolean hasPath = volume.host() != null && volume.host().sourcePath() != null;
            findings.addIf(hasPath, path + ".host.sourcePath", UNSUPPORTED + "sourcePath");
            findings.addIf(
                    volume.dockerVolumeConfiguration() != null,
                    path + ".dockerVolumeConfiguration",
                    UNSUPPORTED + "dockerVolumeConfiguration");
        });
    }

    private static void checkSize(TaskDefinitionSpec spec, Findings findings) {
        boolean cpuGiven = TaskSize.given(spec.cpu()).isPresent();
        boolean memoryGiven = TaskSize.given(spec.memory()).isPresent();
        findings.addIf(!cpuGiven, "spec.cpu", "Fargate requires that 'cpu' be defined at the task level.");
        findings.addIf(!memoryGiven, "spec.memory", "Fargate requires that 'memory' be defined at the task level.");
        TaskSize.cpuUnits(spec.cpu())
                .ifPresent(cpu -> TaskSize.memoryMiB(spec.memory())
                        .filter(memory -> !FargateSizes.exists(cpu, memory, isWindows(spec)))
                        .ifPresent(memory -> findings.add(
                                "spec.cpu",
                                "No Fargate configuration exists for given values: " + cpu + " CPU, " + memory
                                        + " memory. See the Amazon ECS documentation for the valid values. "
                                        + (isWindows(spec) ? "Windows has 1024, 2048 and 4096 CPU. " : "")
                                        + FargateSizes.advice(cpu))));
    }

    private static boolean isWindows(TaskDefinitionSpec spec) {
        var platform = spec.runtimePlatform();
        return platform != null
                && platform.operatingSystemFamily() != null
                && platform.operatingSystemFamily() != OSFamily.LINUX;
    }

    private static void checkTask(TaskDefinitionSpec spec, Findings findings) {
        findings.addIf(
                spec.networkMode() != NetworkMode.AWSVPC,
                "spec.networkMode",
                "Fargate only supports network mode ‘awsvpc’. Set networkMode to awsvpc, or take FARGATE out of requiresCompatibilities.");
        findings.addIf(
                spec.pidMode() == PidMode.HOST,
                "spec.pidMode",
                "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.");
        findings.addIf(spec.ipcMode() != null, "spec.ipcMode", UNSUPPORTED + "ipcMode");
        findings.addIf(
                !spec.placementConstraints().isEmpty(), "spec.placementConstraints", UNSUPPORTED + "constraints");
    }

    private static void checkContainer(ContainerDefinition container, String path, Findings findings) {
        findings.addIf(
                Boolean.TRUE.equals(container.privileged()),
                path + ".privileged",
                "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.");
        checkTimeout("stop", container.stopTimeout(), path + ".stopTimeout", findings);
        checkTimeout("start", container.startTimeout(), path + ".startTimeout", findings);
        findings.addIf(
                !container.dockerSecurityOptions().isEmpty(),
                path + ".dockerSecurityOptions",
                UNSUPPORTED + "dockerSecurityOptions");
    }

    private static void checkTimeout(String which, @Nullable Integer seconds, String path, Findings findings) {
        findings.addIf(
                seconds != null && seconds > LONGEST_TIMEOUT_SECONDS,
                path,
                "Tasks using the Fargate launch type must have a container " + which
                        + " timeout of less than 120 seconds. It is " + seconds + ", 120 is the most.");
    }

    private static void checkLinux(@Nullable LinuxParameters linux, String path, Findings findings) {
        if (linux == null) {
            return;
        }
        findings.addIf(!linux.devices().isEmpty(), path + ".devices", UNSUPPORTED + "devices");
        findings.addIf(linux.maxSwap() != null, path + ".maxSwap", UNSUPPORTED + "maxSwap");
        findings.addIf(linux.swappiness() != null, path + ".swappiness", UNSUPPORTED + "swappiness");
        findings.addIf(linux.sharedMemorySize() != null, path + ".sharedMemorySize", UNSUPPORTED + "sharedMemorySize");
        if (linux.capabilities() != null) {
            Findings.each(
                    linux.capabilities().add(),
                    path + ".capabilities.add",
                    (capability, at) -> findings.addIf(
                            !capability.equals("SYS_PTRACE"),
                            at,
                            UNSUPPORTED + "adding the capability " + capability + ", only SYS_PTRACE."));
        }
    }
}

package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.DockerVolumeConfiguration;
import dev.longshore.ecs.v1alpha1.IpcMode;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PidMode;
import dev.longshore.ecs.v1alpha1.Scope;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.Volume;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.operator.definition.DockerDriver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a Cluster's {@code spec.allow} lets task definitions ask for; nothing is allowed that it does not name. */
final class PodPermissions {
    /** What container runtimes give every container; adding one of these grants nothing. */
    private static final Set<String> DEFAULT_CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private final WorkloadPermissions allow;

    PodPermissions(WorkloadPermissions allow) {
        this.allow = allow;
    }

    /** The requests of a definition that are not allowed, each with its field path; empty if all is well. */
    List<String> refusals(TaskDefinitionSpec definition) {
        List<String> refusals = new ArrayList<>();
        refuseModes(definition, refusals);
        List<Volume> volumes = definition.volumes();
        for (int i = 0; i < volumes.size(); i++) {
            refusePath(volumes.get(i), "volumes[" + i + "].host.sourcePath", refusals);
            refuseShared(volumes.get(i), "volumes[" + i + "].dockerVolumeConfiguration.scope", refusals);
        }
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            refusePowers(containers.get(i), "containerDefinitions[" + i + "]", refusals);
        }
        return refusals;
    }

    private void refuseModes(TaskDefinitionSpec definition, List<String> refusals) {
        if (definition.networkMode() == NetworkMode.HOST && !Boolean.TRUE.equals(allow.hostNetwork())) {
            refusals.add(refusal("networkMode: host", "hostNetwork: true"));
        }
        if (definition.pidMode() == PidMode.HOST && !Boolean.TRUE.equals(allow.hostPid())) {
            refusals.add(refusal("pidMode: host", "hostPid: true"));
        }
        if (definition.ipcMode() == IpcMode.HOST && !Boolean.TRUE.equals(allow.hostIpc())) {
            refusals.add(refusal("ipcMode: host", "hostIpc: true"));
        }
    }

    private void refusePath(Volume volume, String at, List<String> refusals) {
        DeclaredVolume.hostPath(volume)
                .filter(path -> allow.hostPaths().stream().noneMatch(prefix -> isWithin(path, prefix)))
                .ifPresent(path -> refusals.add(refusal(at + ": " + path, "hostPaths: [" + path + "]")));
    }

    private void refuseShared(Volume volume, String at, List<String> refusals) {
        DockerVolumeConfiguration docker = volume.dockerVolumeConfiguration();
        boolean onNode = docker != null
                && docker.scope() == Scope.SHARED
                && DockerDriver.isLocal(docker)
                && DockerDriver.nfs(docker).isEmpty();
        if (onNode && allow.sharedVolumes() == null) {
            refusals.add(refusal(at + ": shared", "sharedVolumes: " + PodPolicy.SHARED_VOLUMES));
        }
    }

    /** By whole names: /data allows /data/web and not /database, and nothing leads out again by {@code ..}. */
    private static boolean isWithin(String path, String prefix) {
        String folder = prefix.endsWith("/") ? prefix : prefix + "/";
        boolean absolute =
                path.startsWith("/") && !Arrays.asList(path.split("/")).contains("..");
        return absolute && (path + "/").startsWith(folder);
    }

    private void refusePowers(ContainerDefinition container, String at, List<String> refusals) {
        if (Boolean.TRUE.equals(container.privileged()) && !Boolean.TRUE.equals(allow.privileged())) {
            refusals.add(refusal(at + ".privileged: true", "privileged: true"));
        }
        ContainerSecurity.capabilities(container)
                .ifPresent(capabilities -> capabilities.add().stream()
                        .filter(name -> !mayAdd(name))
                        .forEach(name -> refusals.add(refusal(
                                at + ".linuxParameters.capabilities.add: " + name, "capabilities: [" + name + "]"))));
    }

    private boolean mayAdd(String capability) {
        String name = capability.toUpperCase(Locale.ROOT);
        return DEFAULT_CAPABILITIES.contains(name)
                || allow.capabilities().contains(name)
                || allow.capabilities().contains("ALL");
    }

    private static String refusal(String asked, String permission) {
        return asked + " is not allowed by the Cluster; set spec.allow." + permission + " on it";
    }
}

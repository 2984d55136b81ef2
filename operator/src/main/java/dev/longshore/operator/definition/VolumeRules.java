package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.EFSAuthorizationConfigIAM;
import dev.longshore.ecs.v1alpha1.EFSTransitEncryption;
import dev.longshore.ecs.v1alpha1.EFSVolumeConfiguration;
import dev.longshore.ecs.v1alpha1.Scope;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.Volume;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Volumes, what mounts them, and ephemeral storage. */
final class VolumeRules {
    private static final int LEAST_EPHEMERAL_GIB = 21;
    private static final int MOST_EPHEMERAL_GIB = 200;

    private VolumeRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        Set<String> names = new HashSet<>();
        Findings.each(spec.volumes(), "spec.volumes", (volume, path) -> {
            checkName(volume, path, names, findings);
            checkKind(volume, path, findings);
            checkDocker(volume, path, findings);
            checkEfs(volume.efsVolumeConfiguration(), path + ".efsVolumeConfiguration", findings);
        });
        checkMounts(spec, names, findings);
        checkAtLaunch(spec, findings);
        checkEphemeral(spec, findings);
    }

    private static void checkName(Volume volume, String path, Set<String> names, Findings findings) {
        String name = volume.name();
        findings.addIf(name.isEmpty(), path + ".name", "Volume.name should not be null or empty.");
        EcsNames.problem("Volume.name", name).ifPresent(problem -> findings.add(path + ".name", problem));
        findings.addIf(
                !names.add(name),
                path + ".name",
                "Volume names must be unique within a task definition, '" + name + "' is used more than once.");
    }

    private static void checkKind(Volume volume, String path, Findings findings) {
        var host = volume.host();
        boolean hasSource =
                host != null && host.sourcePath() != null && !host.sourcePath().isEmpty();
        long kinds = Stream.of(
                        volume.dockerVolumeConfiguration(),
                        volume.efsVolumeConfiguration(),
                        volume.fsxWindowsFileServerVolumeConfiguration(),
                        volume.s3filesVolumeConfiguration(),
                        hasSource ? host : null,
                        Boolean.TRUE.equals(volume.configuredAtLaunch()) ? volume : null)
                .filter(Objects::nonNull)
                .count();
        findings.addIf(
                kinds > 1,
                path,
                "Volume '" + volume.name() + "' has " + kinds
                        + " kinds at once. Keep one of host, dockerVolumeConfiguration, efsVolumeConfiguration, "
                        + "fsxWindowsFileServerVolumeConfiguration, s3filesVolumeConfiguration and configuredAtLaunch.");
    }

    private static void checkDocker(Volume volume, String path, Findings findings) {
        var docker = volume.dockerVolumeConfiguration();
        findings.addIf(
                docker != null && Boolean.TRUE.equals(docker.autoprovision()) && docker.scope() != Scope.SHARED,
                path + ".dockerVolumeConfiguration.autoprovision",
                "autoprovision is for volumes of scope 'shared' only. Set scope to shared, or take autoprovision out.");
    }

    private static void checkEfs(@Nullable EFSVolumeConfiguration efs, String path, Findings findings) {
        if (efs == null) {
            return;
        }
        var authorization = efs.authorizationConfig();
        boolean accessPoint = authorization != null && authorization.accessPointId() != null;
        boolean iam = authorization != null && authorization.iam() == EFSAuthorizationConfigIAM.ENABLED;
        String root = efs.rootDirectory();
        findings.addIf(
                accessPoint && root != null && !root.isEmpty() && !root.equals("/"),
                path + ".rootDirectory",
                "rootDirectory must be left out or '/' when an access point is given, but was '" + root + "'.");
        findings.addIf(
                (accessPoint || iam) && efs.transitEncryption() != EFSTransitEncryption.ENABLED,
                path + ".transitEncryption",
                "transitEncryption must be ENABLED when an access point or IAM authorization is used.");
    }

    private static void checkMounts(TaskDefinitionSpec spec, Set<String> names, Findings findings) {
        Findings.containers(
                spec,
                (container, path) -> Findings.each(container.mountPoints(), path + ".mountPoints", (mount, at) -> {
                    findings.addIf(
                            !names.contains(mount.sourceVolume()),
                            at + ".sourceVolume",
                            "Unknown volume '" + mount.sourceVolume() + "'. The volumes are "
                                    + names.stream().sorted().toList() + ".");
                    findings.addIf(
                            mount.containerPath().isEmpty(),
                            at + ".containerPath",
                            "containerPath of a mount point cannot be empty.");
                }));
    }

    private static void checkAtLaunch(TaskDefinitionSpec spec, Findings findings) {
        long count = spec.volumes().stream()
                .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
                .count();
        findings.addIf(
                count > 1,
                "spec.volumes",
                "At most one volume can be configuredAtLaunch, this definition has " + count + ".");
    }

    private static void checkEphemeral(TaskDefinitionSpec spec, Findings findings) {
        if (spec.ephemeralStorage() == null) {
            return;
        }
        int size = spec.ephemeralStorage().sizeInGiB();
        String path = "spec.ephemeralStorage.sizeInGiB";
        findings.addIf(
                size < LEAST_EPHEMERAL_GIB,
                path,
                "EphemeralStorage size should be at least 21 GiB, but was " + size + ".");
        findings.addIf(
                size > MOST_EPHEMERAL_GIB,
                path,
                "EphemeralStorage size should be at most 200 GiB, but was " + size + ".");
    }
}

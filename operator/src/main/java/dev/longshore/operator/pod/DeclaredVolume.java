package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.EFSAuthorizationConfig;
import dev.longshore.ecs.v1alpha1.EFSVolumeConfiguration;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Optional;

/**
 * What becomes of one of a definition's volumes.
 *
 * @param volume of the pod
 * @param subPath the directory of it that is mounted; empty for all of it
 */
record DeclaredVolume(Volume volume, String subPath) {

    /** Empty for a volume that is not mounted: the list of ignored fields names it. */
    static Optional<DeclaredVolume> of(dev.longshore.ecs.v1alpha1.Volume declared, VolumePlace place) {
        String name = Slug.of(declared.name());
        if (Boolean.TRUE.equals(declared.configuredAtLaunch())) {
            return Optional.ofNullable(place.launch().get(declared.name()))
                    .map(disk -> new DeclaredVolume(disk.volume(name, place.node()), ""));
        }
        if (declared.efsVolumeConfiguration() != null) {
            return Optional.of(efs(name, declared.efsVolumeConfiguration()));
        }
        if (declared.fsxWindowsFileServerVolumeConfiguration() != null
                || declared.s3filesVolumeConfiguration() != null) {
            return Optional.empty();
        }
        if (declared.dockerVolumeConfiguration() != null) {
            return DockerVolume.of(declared.name(), declared.dockerVolumeConfiguration(), place)
                    .map(volume -> new DeclaredVolume(volume, ""));
        }
        return Optional.of(new DeclaredVolume(hostOrEmpty(name, declared), ""));
    }

    /** The node's path that a volume asks for. */
    static Optional<String> hostPath(dev.longshore.ecs.v1alpha1.Volume volume) {
        return Optional.ofNullable(volume.host()).map(host -> host.sourcePath()).filter(path -> !path.isEmpty());
    }

    private static Volume hostOrEmpty(String name, dev.longshore.ecs.v1alpha1.Volume declared) {
        VolumeBuilder builder = new VolumeBuilder().withName(name);
        return hostPath(declared)
                // Without a type: a missing directory is made, and a file or socket is taken, as Docker does.
                .map(path -> builder.withNewHostPath(path, null).build())
                .orElseGet(() -> builder.withNewEmptyDir().endEmptyDir().build());
    }

    /** A claim of the task's namespace stands for the file system, another one for each of its access points. */
    private static DeclaredVolume efs(String name, EFSVolumeConfiguration efs) {
        String accessPoint = Optional.ofNullable(efs.authorizationConfig())
                .map(EFSAuthorizationConfig::accessPointId)
                .filter(id -> !id.isEmpty())
                .map(id -> "-" + id)
                .orElse("");
        String root = Optional.ofNullable(efs.rootDirectory()).orElse("");
        Volume volume = new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(Slug.of(efs.fileSystemId() + accessPoint), null)
                .build();
        return new DeclaredVolume(volume, root.replaceAll("^/+|/+$", ""));
    }
}

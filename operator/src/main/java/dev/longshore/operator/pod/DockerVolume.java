package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.DockerVolumeConfiguration;
import dev.longshore.ecs.v1alpha1.Scope;
import dev.longshore.operator.definition.DockerDriver;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Optional;

/**
 * A Docker volume of the driver local. One of scope task is an empty directory; a shared one is a directory of the node, one for each
 * namespace and name, which outlives the tasks as a volume of Docker does.
 */
final class DockerVolume {
    private DockerVolume() {}

    /** Empty for a volume of another driver. */
    static Optional<Volume> of(String name, DockerVolumeConfiguration docker, VolumePlace place) {
        if (!DockerDriver.isLocal(docker)) {
            return Optional.empty();
        }
        VolumeBuilder builder = new VolumeBuilder().withName(Slug.of(name));
        Optional<DockerDriver.Nfs> nfs = DockerDriver.nfs(docker);
        if (nfs.isPresent()) {
            return nfs.map(export -> builder.withNewNfs()
                    .withServer(export.server())
                    .withPath(export.path())
                    .withReadOnly(export.readOnly() ? true : null)
                    .endNfs()
                    .build());
        }
        if (DockerDriver.isTmpfs(docker)) {
            return Optional.of(
                    builder.withNewEmptyDir().withMedium("Memory").endEmptyDir().build());
        }
        return Optional.of(
                docker.scope() == Scope.SHARED
                        ? builder.withNewHostPath(
                                        place.sharedVolumes() + "/" + place.namespace() + "/" + Slug.of(name),
                                        // Docker makes a volume that is missing only where it is told to.
                                        Boolean.TRUE.equals(docker.autoprovision()) ? "DirectoryOrCreate" : "Directory")
                                .build()
                        : builder.withNewEmptyDir().endEmptyDir().build());
    }
}

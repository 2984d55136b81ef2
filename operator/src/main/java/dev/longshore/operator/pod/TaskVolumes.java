package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LinuxParameters;
import dev.longshore.ecs.v1alpha1.MountPoint;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.Tmpfs;
import dev.longshore.ecs.v1alpha1.VolumeFrom;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The volumes of a task's pod and where its containers mount them. A volume without source lives as long as the task and is shared
 * by its containers; so is a Docker volume of scope task. A tmpfs and a sized /dev/shm are memory of one container.
 */
final class TaskVolumes {
    private static final String SHARED_MEMORY = "/dev/shm";

    private final Map<String, DeclaredVolume> declared = new LinkedHashMap<>();
    private final Map<String, ContainerDefinition> containers = new HashMap<>();
    private final List<ContainerDefinition> definitions;

    TaskVolumes(TaskDefinitionSpec definition, VolumePlace place) {
        definition
                .volumes()
                .forEach(volume -> DeclaredVolume.of(volume, place)
                        .ifPresent(mountable -> declared.put(volume.name(), mountable)));
        definition.containerDefinitions().forEach(container -> containers.put(container.name(), container));
        definitions = definition.containerDefinitions();
    }

    /** Those that some container mounts. */
    List<Volume> volumes() {
        Stream<Volume> ofTask = declared.entrySet().stream()
                .filter(volume -> isMounted(volume.getKey()))
                .map(volume -> volume.getValue().volume());
        Stream<Volume> ofMemory = definitions.stream().flatMap(TaskVolumes::memoryVolumes);
        return Stream.concat(ofTask, ofMemory).toList();
    }

    /** One for each path: the container's own mounts win over those that it takes over from others. */
    List<VolumeMount> mounts(ContainerDefinition container) {
        Map<String, VolumeMount> byPath = new LinkedHashMap<>();
        collect(container, false, byPath, new HashSet<>());
        memoryMounts(container).forEach(mount -> byPath.put(mount.getMountPath(), mount));
        return List.copyOf(byPath.values());
    }

    private boolean isMounted(String volume) {
        return definitions.stream()
                .flatMap(container -> container.mountPoints().stream())
                .anyMatch(mount -> mount.sourceVolume().equals(volume));
    }

    private void collect(
            ContainerDefinition container, boolean readOnly, Map<String, VolumeMount> byPath, Set<String> trail) {
        if (!trail.add(container.name())) {
            return;
        }
        for (VolumeFrom from : container.volumesFrom()) {
            Optional.ofNullable(containers.get(from.sourceContainer()))
                    .ifPresent(
                            source -> collect(source, readOnly || Boolean.TRUE.equals(from.readOnly()), byPath, trail));
        }
        for (MountPoint point : container.mountPoints()) {
            Optional.ofNullable(declared.get(point.sourceVolume()))
                    .ifPresent(volume -> byPath.put(
                            point.containerPath(),
                            mount(volume, point.containerPath(), readOnly || Boolean.TRUE.equals(point.readOnly()))));
        }
    }

    private static Stream<Volume> memoryVolumes(ContainerDefinition container) {
        Stream<Volume> tmpfs =
                tmpfs(container).map(one -> memoryVolume(memoryName(container, one.containerPath()), one.size()));
        Stream<Volume> shared =
                sharedMemory(container).map(mib -> memoryVolume(memoryName(container, SHARED_MEMORY), mib)).stream();
        return Stream.concat(shared, tmpfs);
    }

    private static Stream<VolumeMount> memoryMounts(ContainerDefinition container) {
        Stream<VolumeMount> tmpfs = tmpfs(container)
                .map(one -> mount(
                        memoryName(container, one.containerPath()),
                        one.containerPath(),
                        one.mountOptions().contains("ro")));
        Stream<VolumeMount> shared =
                sharedMemory(container)
                        .map(mib -> mount(memoryName(container, SHARED_MEMORY), SHARED_MEMORY, false))
                        .stream();
        return Stream.concat(shared, tmpfs);
    }

    private static Stream<Tmpfs> tmpfs(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        return linux == null ? Stream.empty() : linux.tmpfs().stream();
    }

    private static Optional<Integer> sharedMemory(ContainerDefinition container) {
        return Optional.ofNullable(container.linuxParameters())
                .map(LinuxParameters::sharedMemorySize)
                .filter(mib -> mib > 0);
    }

    /** Always with a hash, so that it is no name of a declared volume. */
    private static String memoryName(ContainerDefinition container, String path) {
        return Slug.of(container.name() + path);
    }

    private static Volume memoryVolume(String name, int mib) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(new Quantity(mib + "Mi"))
                .endEmptyDir()
                .build();
    }

    private static VolumeMount mount(DeclaredVolume volume, String path, boolean readOnly) {
        VolumeMount mount = mount(volume.volume().getName(), path, readOnly);
        mount.setSubPath(volume.subPath().isEmpty() ? null : volume.subPath());
        return mount;
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(readOnly ? true : null)
                .build();
    }
}

package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The EBS volume of a launch, as a generic ephemeral volume: Kubernetes makes it for the pod, on its node, and it goes with the pod.
 *
 * @param storageClass the volume type; empty for the default class of the cluster
 * @param sizeInGiB as given; a snapshot may say it instead
 * @param snapshot name of the VolumeSnapshot that it begins with
 */
public record LaunchVolume(Optional<String> storageClass, Optional<Integer> sizeInGiB, Optional<String> snapshot) {
    /** By which a provisioner learns the node where kube-scheduler has not been. */
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private static final String SNAPSHOTS = "snapshot.storage.k8s.io";

    public static Map<String, LaunchVolume> of(ServiceSpec service) {
        Map<String, LaunchVolume> volumes = new HashMap<>();
        service.volumeConfigurations()
                .forEach(one -> Optional.ofNullable(one.managedEBSVolume())
                        .ifPresent(ebs ->
                                volumes.put(one.name(), of(ebs.volumeType(), ebs.sizeInGiB(), ebs.snapshotId()))));
        return volumes;
    }

    public static Map<String, LaunchVolume> of(TaskSpec task) {
        Map<String, LaunchVolume> volumes = new HashMap<>();
        task.volumeConfigurations()
                .forEach(one -> Optional.ofNullable(one.managedEBSVolume())
                        .ifPresent(ebs ->
                                volumes.put(one.name(), of(ebs.volumeType(), ebs.sizeInGiB(), ebs.snapshotId()))));
        return volumes;
    }

    private static LaunchVolume of(@Nullable String type, @Nullable Integer size, @Nullable String snapshot) {
        return new LaunchVolume(given(type), Optional.ofNullable(size), given(snapshot));
    }

    /** Every volume that a definition leaves to launch needs its disk, and every disk its volume. */
    public static List<String> problems(TaskDefinitionSpec definition, Set<String> configured) {
        Set<String> left = definition.volumes().stream()
                .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
                .map(dev.longshore.ecs.v1alpha1.Volume::name)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> problems = new ArrayList<>();
        left.stream()
                .filter(name -> !configured.contains(name))
                .forEach(name -> problems.add("volumeConfigurations: volume '" + name
                        + "' of the task definition is configuredAtLaunch: give its managedEBSVolume"));
        configured.stream()
                .filter(name -> !left.contains(name))
                .sorted()
                .forEach(name -> problems.add("volumeConfigurations: the task definition has no volume '" + name
                        + "' that is configuredAtLaunch"));
        return problems;
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(one -> !one.isEmpty());
    }

    Volume volume(String name, String node) {
        PersistentVolumeClaimSpecBuilder claim = new PersistentVolumeClaimSpecBuilder()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(storageClass.orElse(null))
                .withNewResources()
                .addToRequests("storage", new Quantity(sizeInGiB.orElse(1) + "Gi"))
                .endResources();
        snapshot.ifPresent(id -> claim.withNewDataSource(SNAPSHOTS, "VolumeSnapshot", id));
        return new VolumeBuilder()
                .withName(name)
                .withNewEphemeral()
                .withNewVolumeClaimTemplate()
                .withNewMetadata()
                .addToAnnotations(SELECTED_NODE, node)
                .endMetadata()
                .withSpec(claim.build())
                .endVolumeClaimTemplate()
                .endEphemeral()
                .build();
    }
}

package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Longshore gives the containers of a pod beside what their definitions say, as ECS's agent does. A definition wins: a variable
 * or mount path that it names itself stays.
 */
public record Additions(List<EnvVar> variables, List<VolumeMount> mounts, List<Volume> volumes) {

    /** Adds them to the containers that are meant, init containers among them. */
    public void giveTo(PodSpec pod, Predicate<Container> meant) {
        Stream.of(pod.getInitContainers(), pod.getContainers())
                .flatMap(Collection::stream)
                .filter(meant)
                .forEach(container -> {
                    container.setEnv(union(container.getEnv(), variables, EnvVar::getName));
                    container.setVolumeMounts(union(container.getVolumeMounts(), mounts, VolumeMount::getMountPath));
                });
        pod.setVolumes(union(pod.getVolumes(), volumes, Volume::getName));
    }

    private static <T> List<T> union(List<T> own, List<T> added, Function<T, String> key) {
        List<String> taken = own.stream().map(key).toList();
        List<T> all = new ArrayList<>(own);
        added.stream().filter(one -> !taken.contains(key.apply(one))).forEach(all::add);
        return all;
    }
}

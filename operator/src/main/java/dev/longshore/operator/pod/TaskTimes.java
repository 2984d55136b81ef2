package dev.longshore.operator.pod;

import static dev.longshore.operator.pod.ContainerStates.time;

import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * ECS's timestamps of a task, as far as its pod tells them.
 *
 * @param created when the task was made
 * @param pullStarted when the kubelet took the pod: it pulls images first
 * @param pullStopped when the last container started, right after its image had come
 * @param started when it reached RUNNING
 * @param stopping when its desired status became STOPPED
 * @param executionStopped when the first essential container ended
 * @param stopped when it reached STOPPED
 */
public record TaskTimes(
        Instant created,
        Optional<Instant> pullStarted,
        Optional<Instant> pullStopped,
        Optional<Instant> started,
        Optional<Instant> stopping,
        Optional<Instant> executionStopped,
        Optional<Instant> stopped) {

    static TaskTimes of(Pod pod, LastStatus status, List<EcsContainer> containers) {
        Instant created = Instant.parse(pod.getMetadata().getCreationTimestamp());
        Optional<Instant> lastStart = containers.stream().allMatch(EcsContainer::started)
                ? times(containers, EcsContainer::startedAt).max(Comparator.naturalOrder())
                : Optional.empty();
        Optional<Instant> execution = times(
                        containers.stream().filter(EcsContainer::essential).toList(), EcsContainer::finishedAt)
                .min(Comparator.naturalOrder());
        Optional<Instant> stopping = stopping(pod.getMetadata()).or(() -> execution);
        return new TaskTimes(
                created,
                Optional.ofNullable(pod.getStatus()).flatMap(s -> time(s.getStartTime())),
                lastStart,
                lastStart.filter(at -> status.compareTo(LastStatus.RUNNING) >= 0),
                stopping,
                execution,
                status == LastStatus.STOPPED
                        ? times(containers, EcsContainer::finishedAt)
                                .max(Comparator.naturalOrder())
                                .or(() -> stopping)
                                .or(() -> Optional.of(created))
                        : Optional.empty());
    }

    private static Stream<Instant> times(
            List<EcsContainer> containers, Function<EcsContainer, Optional<Instant>> which) {
        return containers.stream().flatMap(container -> which.apply(container).stream());
    }

    /** As it was recorded; of a pod that others delete the time at which they did: its deadline lies the grace period later. */
    private static Optional<Instant> stopping(ObjectMeta meta) {
        Map<String, String> annotations =
                Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
        long grace = Optional.ofNullable(meta.getDeletionGracePeriodSeconds()).orElse(0L);
        return time(annotations.get(Annotations.STOPPING_AT))
                .or(() -> time(meta.getDeletionTimestamp()).map(end -> end.minus(Duration.ofSeconds(grace))));
    }
}

package dev.longshore.operator.pod;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives an ECS task from its pod: the one place where a pod's state becomes lastStatus, stopCode and stoppedReason. */
public final class TaskStatus {
    private TaskStatus() {}

    /** The task that a pod is; empty for a pod that is none of ours, or whose owner was orphaned from it. */
    public static Optional<EcsTask> of(Pod pod) {
        ObjectMeta meta = pod.getMetadata();
        Map<String, String> labels = meta.getLabels() == null ? Map.of() : meta.getLabels();
        Optional<OwnerReference> owner = owner(meta);
        if (!labels.containsKey(Labels.TASK_ID) || owner.isEmpty()) {
            return Optional.empty();
        }
        List<EcsContainer> containers = containers(pod);
        Optional<TaskStop> recorded = recorded(meta);
        TaskEndpoint endpoint = TaskEndpoint.of(pod);
        LastStatus status =
                status(pod, recorded.isPresent(), endpoint.drainingUntil().isPresent(), containers);
        Optional<TaskStop> found = recorded.isPresent() ? Optional.empty() : StopCause.of(pod, containers);
        boolean underWay = status == LastStatus.STOPPED || meta.getDeletionTimestamp() != null;
        return Optional.of(new EcsTask(
                new PodKey(meta.getNamespace(), meta.getName()),
                meta.getUid(),
                labels.getOrDefault(Labels.TASK_ID, ""),
                owner.get().getKind(),
                owner.get().getName(),
                owner.get().getUid(),
                number(labels),
                labels.getOrDefault(Labels.DEPLOYMENT, ""),
                annotation(meta, Annotations.TASK_DEFINITION).orElse(""),
                labels.getOrDefault(Labels.CLUSTER, ""),
                Optional.ofNullable(pod.getSpec().getNodeName()).orElse(""),
                status,
                recorded.or(() -> underWay ? found : Optional.empty()),
                underWay ? Optional.empty() : found,
                StopCause.refused(pod, containers),
                containers,
                TaskTimes.of(pod, status, containers),
                protectedUntil(meta),
                endpoint));
    }

    private static Optional<OwnerReference> owner(ObjectMeta meta) {
        return meta.getOwnerReferences().stream()
                .filter(reference -> Boolean.TRUE.equals(reference.getController()))
                .findFirst();
    }

    private static List<EcsContainer> containers(Pod pod) {
        List<ContainerRole> roles = annotation(pod.getMetadata(), Annotations.CONTAINERS)
                .map(ContainerRole::read)
                .orElseGet(() -> pod.getSpec().getContainers().stream()
                        .map(c -> ContainerRole.essential(c.getName()))
                        .toList());
        return roles.stream().map(role -> ContainerStates.of(pod, role)).toList();
    }

    private static LastStatus status(Pod pod, boolean stopRecorded, boolean draining, List<EcsContainer> containers) {
        if (PodClaims.ended(pod)) {
            return LastStatus.STOPPED;
        }
        boolean started = containers.stream().anyMatch(EcsContainer::started);
        boolean deleted = pod.getMetadata().getDeletionTimestamp() != null;
        boolean essentialEnded =
                containers.stream().anyMatch(c -> c.essential() && c.lastStatus() == LastStatus.STOPPED);
        if (deleted || essentialEnded) {
            return LastStatus.STOPPING;
        }
        if (stopRecorded) {
            return draining ? LastStatus.DEACTIVATING : LastStatus.STOPPING;
        }
        return started && containers.stream().allMatch(EcsContainer::started) ? LastStatus.RUNNING : LastStatus.PENDING;
    }

    private static Optional<TaskStop> recorded(ObjectMeta meta) {
        return annotation(meta, Annotations.STOP_CODE)
                .flatMap(TaskStop::code)
                .map(code -> new TaskStop(
                        code, annotation(meta, Annotations.STOPPED_REASON).orElse("")));
    }

    /** A value that is no time protects nothing. */
    private static Optional<Instant> protectedUntil(ObjectMeta meta) {
        return annotation(meta, Annotations.PROTECTED_UNTIL).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private static long number(Map<String, String> labels) {
        String number = labels.getOrDefault(Labels.NUMBER, "0");
        return number.chars().allMatch(Character::isDigit) ? Long.parseLong(number) : 0;
    }

    private static Optional<String> annotation(ObjectMeta meta, String name) {
        return Optional.ofNullable(meta.getAnnotations()).map(annotations -> annotations.get(name));
    }
}

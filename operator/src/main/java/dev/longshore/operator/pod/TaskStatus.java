package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        Optional<TaskStop> found = recorded.isPresent() ? Optional.empty() : found(pod, containers);
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
                refused(pod, containers),
                containers,
                Instant.parse(meta.getCreationTimestamp()),
                startedAt(status, containers),
                status == LastStatus.STOPPED ? stoppedAt(pod, containers) : Optional.empty(),
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
                        .map(c -> new ContainerRole(c.getName(), c.getName(), true, 0))
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

    /** The cause that the pod itself shows, in the order in which ECS would name it. */
    private static Optional<TaskStop> found(Pod pod, List<EcsContainer> containers) {
        return Stream.<Supplier<Optional<TaskStop>>>of(
                        () -> lostHost(pod),
                        () -> askedByPeople(pod),
                        () -> evicted(pod),
                        () -> failedToStart(pod, containers),
                        () -> FailedDependency.of(pod, containers),
                        () -> essentialExited(containers),
                        () -> endedOtherwise(pod))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<TaskStop> lostHost(Pod pod) {
        boolean lost = pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c -> "DisruptionTarget".equals(c.getType())
                                && "True".equals(c.getStatus())
                                && ("DeletionByTaintManager".equals(c.getReason())
                                        || "DeletionByPodGC".equals(c.getReason())));
        return lost
                ? Optional.of(new TaskStop(
                        TaskStopCode.TERMINATION_NOTICE,
                        "Host EC2 (instance " + pod.getSpec().getNodeName() + ") terminated."))
                : Optional.empty();
    }

    private static Optional<TaskStop> askedByPeople(Pod pod) {
        Optional<TaskStop> asked = annotation(pod.getMetadata(), Annotations.STOP)
                .map(reason ->
                        reason.isBlank() ? TaskStop.byUser() : new TaskStop(TaskStopCode.USER_INITIATED, reason));
        boolean deleted = pod.getMetadata().getDeletionTimestamp() != null && !PodClaims.ended(pod);
        return asked.or(() -> deleted ? Optional.of(TaskStop.byUser()) : Optional.empty());
    }

    private static Optional<TaskStop> failedToStart(Pod pod, List<EcsContainer> containers) {
        Optional<String> container = containers.stream()
                .filter(c -> !c.started())
                .flatMap(c -> c.reason().stream())
                .findFirst();
        Optional<String> admission = refused(pod, containers) ? Optional.of(refusal(pod)) : Optional.empty();
        return container.or(() -> admission).map(reason -> new TaskStop(TaskStopCode.TASK_FAILED_TO_START, reason));
    }

    private static String refusal(Pod pod) {
        return switch (pod.getStatus().getReason()) {
            case "OutOfcpu" -> "RESOURCE:CPU";
            case "OutOfmemory" -> "RESOURCE:MEMORY";
            case "NodePorts" -> "RESOURCE:PORTS";
            default ->
                "Container instance refused the task: " + pod.getStatus().getReason() + ": "
                        + pod.getStatus().getMessage();
        };
    }

    private static Optional<TaskStop> essentialExited(List<EcsContainer> containers) {
        return containers.stream()
                .filter(c -> c.essential() && c.started() && c.lastStatus() == LastStatus.STOPPED)
                .findFirst()
                .map(c -> TaskStop.essentialContainerExited());
    }

    /** The node was short of something: its containers' exits are the kubelet's doing. */
    private static Optional<TaskStop> evicted(Pod pod) {
        boolean evicted =
                pod.getStatus() != null && "Evicted".equals(pod.getStatus().getReason());
        return evicted ? endedOtherwise(pod) : Optional.empty();
    }

    private static Optional<TaskStop> endedOtherwise(Pod pod) {
        return PodClaims.ended(pod)
                ? Optional.of(new TaskStop(
                        TaskStopCode.INFRASTRUCTURE_HEALTH,
                        Optional.ofNullable(pod.getStatus().getReason()).orElse("Pod ended")
                                + Optional.ofNullable(pod.getStatus().getMessage())
                                        .map(m -> ": " + m)
                                        .orElse("")))
                : Optional.empty();
    }

    /** The kubelet's admission said no: the pod Failed with a reason and none of its containers ever started. */
    private static boolean refused(Pod pod, List<EcsContainer> containers) {
        return pod.getStatus() != null
                && "Failed".equals(pod.getStatus().getPhase())
                && pod.getStatus().getReason() != null
                && !"DeadlineExceeded".equals(pod.getStatus().getReason())
                && !"Evicted".equals(pod.getStatus().getReason())
                && containers.stream().noneMatch(EcsContainer::started);
    }

    private static Optional<Instant> startedAt(LastStatus status, List<EcsContainer> containers) {
        boolean all = containers.stream().allMatch(EcsContainer::started);
        return all && status.compareTo(LastStatus.RUNNING) >= 0
                ? containers.stream().flatMap(c -> c.startedAt().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Optional<Instant> stoppedAt(Pod pod, List<EcsContainer> containers) {
        return containers.stream()
                .flatMap(c -> c.finishedAt().stream())
                .max(Comparator.naturalOrder())
                .or(() -> annotation(pod.getMetadata(), Annotations.STOPPING_AT).map(Instant::parse))
                .or(() -> Optional.of(Instant.parse(pod.getMetadata().getCreationTimestamp())));
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

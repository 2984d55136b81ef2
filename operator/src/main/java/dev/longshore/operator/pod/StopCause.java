package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a task stops though nobody has recorded it: the cause that its pod shows, in ECS's words where it has any. */
final class StopCause {
    private static final Set<String> LOST = Set.of("DeletionByTaintManager", "DeletionByPodGC");
    /** The kubelet's own ends of a pod, which is neither its task's doing nor a refusal to run it. */
    private static final Set<String> ENDED_BY_KUBELET = Set.of("DeadlineExceeded", "Evicted", "Terminated");

    private final Pod pod;
    private final List<EcsContainer> containers;

    private StopCause(Pod pod, List<EcsContainer> containers) {
        this.pod = pod;
        this.containers = containers;
    }

    /** The first cause in the order in which ECS would name it; empty while nothing ends the task. */
    static Optional<TaskStop> of(Pod pod, List<EcsContainer> containers) {
        StopCause cause = new StopCause(pod, containers);
        return Stream.<Supplier<Optional<TaskStop>>>of(
                        cause::lostHost,
                        cause::askedByPeople,
                        cause::shutDown,
                        cause::evicted,
                        () -> AddedContainerFailure.of(pod),
                        cause::failedToStart,
                        () -> FailedDependency.of(pod, containers),
                        cause::essentialExited,
                        cause::endedOtherwise)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The kubelet's admission said no: the pod Failed with a reason and none of its containers ever started. */
    static boolean refused(Pod pod, List<EcsContainer> containers) {
        return pod.getStatus() != null
                && "Failed".equals(pod.getStatus().getPhase())
                && pod.getStatus().getReason() != null
                && !ENDED_BY_KUBELET.contains(pod.getStatus().getReason())
                && containers.stream().noneMatch(EcsContainer::started);
    }

    private Optional<TaskStop> lostHost() {
        return disruption().filter(LOST::contains).map(lost -> terminated("terminated"));
    }

    /** A person or tool deletes the pod, or evicts it to empty its node, or writes the stop annotation. */
    private Optional<TaskStop> askedByPeople() {
        Optional<TaskStop> asked = Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.STOP))
                .map(reason ->
                        reason.isBlank() ? TaskStop.byUser() : new TaskStop(TaskStopCode.USER_INITIATED, reason));
        boolean deleted = pod.getMetadata().getDeletionTimestamp() != null && !PodClaims.ended(pod);
        return asked.or(() -> deleted ? Optional.of(drained().orElseGet(TaskStop::byUser)) : Optional.empty());
    }

    private Optional<TaskStop> drained() {
        return disruption()
                .filter("EvictionByEvictionAPI"::equals)
                .map(evicted -> new TaskStop(
                        TaskStopCode.TERMINATION_NOTICE,
                        "ECS is performing maintenance on the underlying infrastructure hosting the task."));
    }

    /** A kubelet that is told of its node's shutdown, as of a spot instance that is taken back, ends its pods itself. */
    private Optional<TaskStop> shutDown() {
        return status().filter(status -> "Terminated".equals(status.getReason()))
                .map(end -> terminated("stopped"));
    }

    private TaskStop terminated(String how) {
        return new TaskStop(
                TaskStopCode.TERMINATION_NOTICE,
                "Host EC2 (instance " + pod.getSpec().getNodeName() + ") " + how + ".");
    }

    /** The node was short of something: its containers' exits are the kubelet's doing. */
    private Optional<TaskStop> evicted() {
        return status().filter(status -> "Evicted".equals(status.getReason())).flatMap(evicted -> endedOtherwise());
    }

    private Optional<TaskStop> failedToStart() {
        Optional<String> container = containers.stream()
                .filter(c -> !c.started())
                .flatMap(c -> c.reason().stream())
                .findFirst();
        Optional<String> admission = refused(pod, containers) ? Optional.of(refusal()) : Optional.empty();
        return container.or(() -> admission).map(reason -> new TaskStop(TaskStopCode.TASK_FAILED_TO_START, reason));
    }

    private String refusal() {
        return switch (pod.getStatus().getReason()) {
            case "OutOfcpu" -> "RESOURCE:CPU";
            case "OutOfmemory" -> "RESOURCE:MEMORY";
            case "NodePorts" -> "RESOURCE:PORTS";
            default ->
                "Container instance refused the task: " + pod.getStatus().getReason() + ": "
                        + pod.getStatus().getMessage();
        };
    }

    private Optional<TaskStop> essentialExited() {
        return containers.stream()
                .filter(c -> c.essential() && c.started() && c.lastStatus() == LastStatus.STOPPED)
                .findFirst()
                .map(c -> TaskStop.essentialContainerExited());
    }

    private Optional<TaskStop> endedOtherwise() {
        return status().filter(status -> PodClaims.ended(pod))
                .map(status -> new TaskStop(
                        TaskStopCode.INFRASTRUCTURE_HEALTH,
                        Optional.ofNullable(status.getReason()).orElse("Pod ended")
                                + Optional.ofNullable(status.getMessage())
                                        .map(message -> ": " + message)
                                        .orElse("")));
    }

    /** Why something other than the task's own end ends the pod. */
    private Optional<String> disruption() {
        return status().stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition ->
                        "DisruptionTarget".equals(condition.getType()) && "True".equals(condition.getStatus()))
                .map(PodCondition::getReason)
                .findFirst();
    }

    private Optional<PodStatus> status() {
        return Optional.ofNullable(pod.getStatus());
    }
}

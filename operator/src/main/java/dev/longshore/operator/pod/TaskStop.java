package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a task stops or stopped.
 *
 * @param code ECS's stopCode
 * @param reason ECS's stoppedReason, at most 1024 characters
 */
public record TaskStop(TaskStopCode code, String reason) {
    private static final int LONGEST_REASON = 1024;

    public TaskStop {
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    public static TaskStop essentialContainerExited() {
        return new TaskStop(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    }

    public static TaskStop byUser() {
        return new TaskStop(TaskStopCode.USER_INITIATED, "Task stopped by user");
    }

    /** What ECS says of the tasks of an instance that is deregistered though they run. */
    public static TaskStop byDeregistration() {
        return new TaskStop(TaskStopCode.USER_INITIATED, "Container instance deregistration forced by user");
    }

    /** A node of Fargate's spot capacity is taken back. */
    public static TaskStop bySpotInterruption() {
        return new TaskStop(TaskStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");
    }

    /** The service scheduler's stop. */
    public static TaskStop byService(String reason) {
        return new TaskStop(TaskStopCode.SERVICE_SCHEDULER_INITIATED, reason);
    }

    /** Whether the service scheduler stopped the task because a health check of its containers or its target failed. */
    public boolean isUnhealthy() {
        return code == TaskStopCode.SERVICE_SCHEDULER_INITIATED && reason.startsWith("Task failed ");
    }

    /** The code as ECS spells it: {@code EssentialContainerExited} for ESSENTIAL_CONTAINER_EXITED. */
    public String codeText() {
        return text(code);
    }

    static Optional<TaskStopCode> code(String text) {
        return Arrays.stream(TaskStopCode.values())
                .filter(code -> text(code).equals(text))
                .findFirst();
    }

    private static String text(TaskStopCode code) {
        return Arrays.stream(code.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

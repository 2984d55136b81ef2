package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** ECS's stop codes. */
public enum TaskStopCode {
    /** It never reached RUNNING. */
    @JsonProperty("TaskFailedToStart")
    TASK_FAILED_TO_START,
    /** An essential container ended, with whatever exit code. */
    @JsonProperty("EssentialContainerExited")
    ESSENTIAL_CONTAINER_EXITED,
    /** Somebody asked for it. */
    @JsonProperty("UserInitiated")
    USER_INITIATED,
    /** The service stopped it: scale-in, a deployment, bad health or draining. */
    @JsonProperty("ServiceSchedulerInitiated")
    SERVICE_SCHEDULER_INITIATED,
    /** The node was reclaimed. */
    @JsonProperty("SpotInterruption")
    SPOT_INTERRUPTION,
    /** The node was about to end. */
    @JsonProperty("TerminationNotice")
    TERMINATION_NOTICE,
    /** The node failed. */
    @JsonProperty("InfrastructureHealth")
    INFRASTRUCTURE_HEALTH
}

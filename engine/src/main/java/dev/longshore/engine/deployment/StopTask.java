package dev.longshore.engine.deployment;

/**
 * A task to stop.
 *
 * @param taskId its id
 * @param cause why
 * @param stoppedReason in ECS's words
 */
public record StopTask(String taskId, StopCause cause, String stoppedReason) {}

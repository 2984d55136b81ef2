package dev.longshore.engine.deployment;

/**
 * A task to stop.
 *
 * @param taskId its id
 * @param cause why
 */
public record StopTask(String taskId, StopCause cause) {}

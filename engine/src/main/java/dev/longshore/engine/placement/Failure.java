package dev.longshore.engine.placement;

/**
 * One entry of ECS's {@code failures[]}.
 *
 * @param instance the container instance that was looked at
 * @param reason for example {@code RESOURCE:CPU}
 */
public record Failure(String instance, String reason) {}

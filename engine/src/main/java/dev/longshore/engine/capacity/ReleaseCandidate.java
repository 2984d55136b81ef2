package dev.longshore.engine.capacity;

import java.time.Instant;

/**
 * An instance that may go when its group shrinks.
 *
 * @param name its name
 * @param tasks how many tasks it has; those of DAEMON services do not count
 * @param draining whether it drains already
 * @param zone its zone, empty text if it names none
 * @param registeredAt when it came
 */
public record ReleaseCandidate(String name, int tasks, boolean draining, String zone, Instant registeredAt) {}

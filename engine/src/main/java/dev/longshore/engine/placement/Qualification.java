package dev.longshore.engine.placement;

import java.util.Set;

/**
 * The instances that a request's tasks are for, whether there is room or not; a DAEMON service has one task on each.
 *
 * @param open those that take tasks at all
 * @param qualifying those of them that have what the task requires and meet its constraints
 */
public record Qualification(Set<String> open, Set<String> qualifying) {
    public Qualification {
        open = Set.copyOf(open);
        qualifying = Set.copyOf(qualifying);
    }
}

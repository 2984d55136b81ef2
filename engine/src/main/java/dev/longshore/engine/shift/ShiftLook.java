package dev.longshore.engine.shift;

import java.time.Instant;
import java.util.Map;

/**
 * What is seen of a service while a deployment shifts its traffic.
 *
 * @param greenSteady whether green has desiredCount tasks, all healthy
 * @param supersededGone whether no task of a deployment that was given up is left
 * @param hasBlue whether there is a revision to go back to
 * @param answers of hooks, by the id of their run
 */
public record ShiftLook(
        boolean greenSteady, boolean supersededGone, boolean hasBlue, Map<String, HookAnswer> answers, Instant now) {
    public ShiftLook {
        answers = Map.copyOf(answers);
    }
}

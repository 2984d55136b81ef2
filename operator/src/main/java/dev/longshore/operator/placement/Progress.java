package dev.longshore.operator.placement;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.operator.names.TaskName;
import java.util.List;
import java.util.Optional;

/**
 * How far the tasks are that an owner wants and whose pods have not been seen yet.
 *
 * @param waiting tasks without a place
 * @param placed tasks whose pod is being written or not yet seen
 * @param unplaceable how many of the waiting were tried in vain
 * @param explanation why, of the last try
 */
public record Progress(
        List<TaskName> waiting,
        List<TaskName> placed,
        int unplaceable,
        Optional<Explanation> explanation,
        Optional<Refused> refused) {
    /** Nothing is wanted. */
    public static final Progress NONE = new Progress(List.of(), List.of(), 0, Optional.empty(), Optional.empty());
}

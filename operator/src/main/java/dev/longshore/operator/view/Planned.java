package dev.longshore.operator.view;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.Placement;
import dev.longshore.operator.placement.Owner;
import java.util.List;
import java.util.Optional;

/**
 * What would come of one object if it were applied.
 *
 * @param cluster name of the Cluster; empty for a task definition
 * @param definition {@code family:revision} that it would run, or be; empty where that cannot be said
 * @param starts the tasks that have a place
 * @param unplaced how many would start too, but have none
 * @param explanation why, present where a task is unplaced
 * @param problems why nothing would start
 * @param remarks what else there is to know, each a sentence without its full stop
 */
public record Planned(
        Owner owner,
        String cluster,
        String definition,
        List<Start> starts,
        int unplaced,
        Optional<Explanation> explanation,
        List<String> problems,
        List<String> remarks) {
    public Planned {
        starts = List.copyOf(starts);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /**
     * One task that would start.
     *
     * @param number its number within its deployment or run
     */
    public record Start(long number, Placement placement) {}
}

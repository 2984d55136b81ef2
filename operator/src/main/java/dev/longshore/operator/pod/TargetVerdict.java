package dev.longshore.operator.pod;

import java.time.Instant;
import java.util.Optional;

/**
 * What load balancers say of a service's task, beside what its pod shows.
 *
 * @param healthyAt from when on it is healthy in all of its groups; empty while it is not
 * @param unhealthyAt from when on one of its targets is unhealthy
 * @param stop why it is stopped then
 * @param graceEnds until when bad health of any kind is no reason to replace it
 */
public record TargetVerdict(
        Optional<Instant> healthyAt,
        Optional<Instant> unhealthyAt,
        Optional<TaskStop> stop,
        Optional<Instant> graceEnds) {

    /** Bad health counts from here on. */
    Instant afterGrace(Instant unhealthyAt) {
        return graceEnds.filter(end -> end.isAfter(unhealthyAt)).orElse(unhealthyAt);
    }
}

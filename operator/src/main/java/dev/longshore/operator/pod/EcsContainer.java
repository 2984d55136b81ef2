package dev.longshore.operator.pod;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One container of a task, as {@code describe-tasks} shows it.
 *
 * @param name the ECS name
 * @param lastStatus PENDING, RUNNING or STOPPED
 * @param exitCode of a container that ran and ended
 * @param reason {@code ErrorName: text} where something went wrong
 */
public record EcsContainer(
        String name,
        boolean essential,
        LastStatus lastStatus,
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        List<NetworkBinding> networkBindings) {

    /** A container port and the host port that answers for it; the protocol as ECS spells it, tcp or udp. */
    public record NetworkBinding(int containerPort, int hostPort, String protocol) {}

    /** Whether its process has ever run. */
    public boolean started() {
        return startedAt.isPresent();
    }
}

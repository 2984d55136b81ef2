package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.HealthStatus;
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
 * @param health what its health check says; empty without one, and while it does not run
 * @param startTimeout until when others wait for it; empty if nobody does
 */
public record EcsContainer(
        String name,
        boolean essential,
        LastStatus lastStatus,
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        List<NetworkBinding> networkBindings,
        Optional<Health> health,
        Optional<StartTimeout> startTimeout) {

    /** A container port and the host port that answers for it; the protocol as ECS spells it, tcp or udp. */
    public record NetworkBinding(int containerPort, int hostPort, String protocol) {}

    /**
     * The verdict of a health check.
     *
     * @param passes whether it passes, as far as is known
     * @param unhealthyAt from when on a check that does not pass makes the container UNHEALTHY; UNKNOWN before
     */
    public record Health(boolean passes, Instant unhealthyAt) {}

    /** ECS's healthStatus. */
    public HealthStatus healthStatus(Instant now) {
        if (health.isEmpty()) {
            return HealthStatus.UNKNOWN;
        }
        if (health.get().passes()) {
            return HealthStatus.HEALTHY;
        }
        return now.isBefore(health.get().unhealthyAt()) ? HealthStatus.UNKNOWN : HealthStatus.UNHEALTHY;
    }

    /** Whether its process has ever run. */
    public boolean started() {
        return startedAt.isPresent();
    }
}

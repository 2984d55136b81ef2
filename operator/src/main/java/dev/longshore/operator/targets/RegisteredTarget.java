package dev.longshore.operator.targets;

import dev.longshore.engine.target.Target;
import dev.longshore.operator.pod.EcsContainer.NetworkBinding;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TargetPort;
import java.util.OptionalInt;

/**
 * A task in a target group.
 *
 * @param health what is known of it
 * @param listed whether it has ever been offered to clients, and may have connections
 */
public record RegisteredTarget(EcsTask task, TargetPort port, Target health, boolean listed) {
    RegisteredTarget with(Target newHealth) {
        return new RegisteredTarget(task, port, newHealth, listed);
    }

    RegisteredTarget of(EcsTask newTask) {
        return new RegisteredTarget(newTask, port, health, listed);
    }

    RegisteredTarget offered() {
        return new RegisteredTarget(task, port, health, true);
    }

    /** What names it within its group. */
    public TargetKey key() {
        return new TargetKey(task.podUid(), port.container(), port.containerPort());
    }

    String address() {
        return task.endpoint().address().orElse("");
    }

    /** The node's port that leads to it; empty where none does, as in network mode awsvpc. */
    public OptionalInt hostPort() {
        return task.containers().stream()
                .filter(container -> container.name().equals(port.container()))
                .flatMap(container -> container.networkBindings().stream())
                .filter(binding -> binding.containerPort() == port.containerPort())
                .mapToInt(NetworkBinding::hostPort)
                .findFirst();
    }
}

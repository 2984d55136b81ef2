package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.query.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An instance as an expression sees it.
 *
 * @param book the instance
 * @param namespace whose groups the expression sees: those of other namespaces are another account's
 */
public record InstanceSubject(InstanceLedger book, String namespace) implements Subject {
    @Override
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(book.instance().attributes().get(name));
    }

    @Override
    public boolean agentConnected() {
        return book.instance().agentConnected();
    }

    @Override
    public Optional<String> agentVersion() {
        return book.instance().identity().agentVersion();
    }

    @Override
    public Optional<String> ec2InstanceId() {
        return book.instance().identity().ec2InstanceId();
    }

    @Override
    public Optional<Instant> registeredAt() {
        return book.instance().identity().registeredAt();
    }

    @Override
    public int runningTasksCount() {
        return book.tasks();
    }

    @Override
    public List<String> taskGroups() {
        return book.tasksByGroup().keySet().stream()
                .filter(group -> group.namespace().equals(namespace))
                .map(TaskGroup::name)
                .toList();
    }
}

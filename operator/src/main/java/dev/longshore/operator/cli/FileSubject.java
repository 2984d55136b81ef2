package dev.longshore.operator.cli;

import dev.longshore.engine.query.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container instance of a file as an expression sees it. A file does not say which task groups run on it. */
record FileSubject(
        Map<String, String> attributes,
        boolean agentConnected,
        Optional<String> agentVersion,
        Optional<String> ec2InstanceId,
        Optional<Instant> registeredAt,
        int runningTasksCount)
        implements Subject {
    @Override
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public List<String> taskGroups() {
        return List.of();
    }
}

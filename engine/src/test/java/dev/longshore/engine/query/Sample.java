package dev.longshore.engine.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance for tests: nothing is known of it but what a test says. */
record Sample(
        String name,
        Map<String, String> attributes,
        boolean agentConnected,
        Optional<String> agentVersion,
        Optional<String> ec2InstanceId,
        Optional<Instant> registeredAt,
        List<String> taskGroups)
        implements Subject {
    static Sample named(String name) {
        return new Sample(name, Map.of(), true, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    @Override
    public int runningTasksCount() {
        return taskGroups.size();
    }

    /** Adds attributes: {@code NAME=VALUE}, or {@code NAME} for one without value. */
    Sample with(String... pairs) {
        Map<String, String> more = new HashMap<>(attributes);
        Arrays.stream(pairs).map(pair -> (pair + "=").split("=", -1)).forEach(pair -> more.put(pair[0], pair[1]));
        return new Sample(name, more, agentConnected, agentVersion, ec2InstanceId, registeredAt, taskGroups);
    }

    Sample disconnected() {
        return new Sample(name, attributes, false, agentVersion, ec2InstanceId, registeredAt, taskGroups);
    }

    Sample agent(String version) {
        return new Sample(
                name, attributes, agentConnected, Optional.of(version), ec2InstanceId, registeredAt, taskGroups);
    }

    Sample machine(String id) {
        return new Sample(name, attributes, agentConnected, agentVersion, Optional.of(id), registeredAt, taskGroups);
    }

    Sample registered(String instant) {
        return new Sample(
                name,
                attributes,
                agentConnected,
                agentVersion,
                ec2InstanceId,
                Optional.of(Instant.parse(instant)),
                taskGroups);
    }

    /** Adds a number of tasks of a group. */
    Sample running(int tasks, String group) {
        List<String> more = new ArrayList<>(taskGroups);
        for (int task = 0; task < tasks; task++) {
            more.add(group);
        }
        return new Sample(name, attributes, agentConnected, agentVersion, ec2InstanceId, registeredAt, more);
    }
}

package dev.longshore.engine.query;

import java.time.Instant;
import java.util.Optional;

/** What an {@link Expression} may ask of one container instance. Where a value is absent every comparison with it is false. */
public interface Subject {
    /** The attribute's value: empty text for an attribute without value, absent where the instance lacks the attribute. */
    Optional<String> attribute(String name);

    /** Whether the instance's agent is connected. */
    boolean agentConnected();

    /** The agent's version, for example {@code 1.14.5}, {@code v1.31.2} or {@code v1.31.2+k3s1}. */
    Optional<String> agentVersion();

    /** The machine's id, for example {@code i-abcd1234}. */
    Optional<String> ec2InstanceId();

    /** When the instance joined the cluster. */
    Optional<Instant> registeredAt();

    /** Number of running tasks on the instance. */
    int runningTasksCount();

    /** The groups of the tasks on the instance, for example {@code service:web}; one that comes twice counts once. */
    Iterable<String> taskGroups();
}

package dev.longshore.engine.ledger;

/**
 * ECS's task group: the tasks that spread and distinctInstance count together.
 *
 * @param namespace the namespace, which stands for the ECS account
 * @param name {@code service:NAME} for a service's tasks, {@code family:FAMILY} or the given group for standalone ones
 */
public record TaskGroup(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

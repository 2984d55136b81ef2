package dev.longshore.operator.controller.service;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.operator.watch.Watches;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service's scheduling asks of the instances of its Cluster.
 *
 * @param instances an instance of the Cluster by its name
 */
public record Places(Watches watches, Function<String, Optional<Instance>> instances) implements ServiceTasks.Place {
    @Override
    public Optional<String> zone(String instance) {
        return watches.nodes().get(instance).map(node -> node.labels().get("topology.kubernetes.io/zone"));
    }

    @Override
    public boolean draining(String instance) {
        return instances
                .apply(instance)
                .map(Instance::status)
                .filter(InstanceStatus.DRAINING::equals)
                .isPresent();
    }
}

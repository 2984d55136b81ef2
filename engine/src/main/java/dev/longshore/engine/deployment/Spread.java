package dev.longshore.engine.deployment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many tasks of a service each zone and each instance has; changes as tasks are chosen to stop. */
final class Spread {
    private final Map<Optional<String>, Integer> zones = new HashMap<>();
    private final Map<Optional<String>, Integer> instances = new HashMap<>();

    Spread(Collection<ServiceTask> tasks) {
        tasks.forEach(task -> {
            zones.merge(task.zone(), 1, Integer::sum);
            instances.merge(task.instance(), 1, Integer::sum);
        });
    }

    void remove(ServiceTask task) {
        zones.merge(task.zone(), -1, Integer::sum);
        instances.merge(task.instance(), -1, Integer::sum);
    }

    int inZone(Optional<String> zone) {
        return zones.getOrDefault(zone, 0);
    }

    int onInstance(Optional<String> instance) {
        return instances.getOrDefault(instance, 0);
    }
}

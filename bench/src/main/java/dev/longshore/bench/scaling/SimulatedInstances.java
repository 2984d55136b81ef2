package dev.longshore.bench.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A group of instances: those that are asked for come after a minute and a half, and only empty ones go, the youngest first. */
final class SimulatedInstances {
    /** How many tasks an instance has room for. */
    static final int ROOM = 2;

    private static final int BOOT_SECONDS = 90;

    private final List<SimulatedInstance> all = new ArrayList<>();

    private SimulatedInstances() {}

    /** A group that is there, with instances for so many tasks. */
    static SimulatedInstances with(int tasks) {
        SimulatedInstances group = new SimulatedInstances();
        for (int instance = 0; instance < Math.ceilDiv(tasks, ROOM); instance++) {
            group.all.add(new SimulatedInstance(-BOOT_SECONDS, ROOM));
        }
        return group;
    }

    /** One instance that takes whatever there is. */
    static SimulatedInstances boundless() {
        SimulatedInstances group = new SimulatedInstances();
        group.all.add(new SimulatedInstance(-BOOT_SECONDS, Integer.MAX_VALUE));
        return group;
    }

    List<SimulatedInstance> all() {
        return all;
    }

    List<SimulatedInstance> up(int second) {
        return all.stream().filter(instance -> instance.isUp(second)).toList();
    }

    /** How many it is asked for. */
    int size() {
        return all.size();
    }

    /** The fullest that has room. */
    Optional<SimulatedInstance> withRoom(int second) {
        return all.stream()
                .filter(instance -> instance.hasRoom(second))
                .max(Comparator.comparingInt(SimulatedInstance::tasks));
    }

    void resize(int size, int second) {
        while (all.size() < size) {
            all.add(new SimulatedInstance(second + BOOT_SECONDS, ROOM));
        }
        for (int index = all.size() - 1; index >= 0 && all.size() > size; index--) {
            if (all.get(index).tasks() == 0) {
                all.remove(index);
            }
        }
    }
}

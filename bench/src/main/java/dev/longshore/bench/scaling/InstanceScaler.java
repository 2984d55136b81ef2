package dev.longshore.bench.scaling;

/** Decides how many instances there shall be. */
interface InstanceScaler {
    /**
     * What it sees.
     *
     * @param desired how many the group is asked for
     * @param up how many have come
     * @param busy how many of these have tasks
     * @param newest when the youngest of these came
     * @param waiting tasks without room
     */
    record View(int second, int desired, int up, int busy, int newest, int waiting) {
        static View of(int second, SimulatedInstances instances, SimulatedTasks tasks) {
            var up = instances.up(second);
            return new View(
                    second,
                    instances.size(),
                    up.size(),
                    (int) up.stream().filter(instance -> instance.tasks() > 0).count(),
                    up.stream().mapToInt(SimulatedInstance::upAt).max().orElse(second),
                    tasks.waiting());
        }
    }

    /** Nobody: there is always room. */
    InstanceScaler NONE = View::desired;

    /** How many there shall be from this second on. */
    int decide(View view);
}

package dev.longshore.engine.capacity;

import java.util.List;

/**
 * How many more instances waiting tasks need, as ECS estimates it: a lower bound, for each group of like tasks has the instances
 * for itself and the largest number decides.
 *
 * @param instances how many
 * @param fitting how many of the tasks fit an instance of the provider
 * @param unfitting how many do not: they wait in vain
 */
public record NeededInstances(int instances, int fitting, int unfitting) {
    /** Nothing waits. */
    public static final NeededInstances NONE = new NeededInstances(0, 0, 0);

    /**
     * Estimates by bin packing.
     *
     * @param waiting the waiting tasks by what they need
     * @param sizes the sizes that instances of the provider have. A group that does not fit the smallest is left out, the others
     *     are packed into the largest. None: nobody has seen an instance yet, so that everything is taken to fit, all on one
     */
    public static NeededInstances of(List<ResourceGroup> waiting, List<InstanceSize> sizes) {
        if (sizes.isEmpty()) {
            int tasks = tasks(waiting);
            return new NeededInstances(tasks > 0 ? 1 : 0, tasks, 0);
        }
        List<ResourceGroup> fitting = waiting.stream()
                .filter(group -> sizes.stream().allMatch(size -> group.perInstance(size) > 0))
                .toList();
        int most = fitting.stream()
                .mapToInt(
                        group -> sizes.stream().mapToInt(group::instances).min().orElseThrow())
                .max()
                .orElse(0);
        return new NeededInstances(most, tasks(fitting), tasks(waiting) - tasks(fitting));
    }

    private static int tasks(List<ResourceGroup> groups) {
        return groups.stream().mapToInt(ResourceGroup::tasks).sum();
    }
}

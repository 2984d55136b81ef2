package dev.longshore.engine.capacity;

import dev.longshore.engine.ledger.Resources;

/**
 * Waiting tasks that need the same of an instance.
 *
 * @param need what one of them takes
 * @param alone whether an instance can have but one of them: they bind a host port, or are to be on distinct instances
 * @param tasks how many wait, 1 or more
 */
public record ResourceGroup(Resources need, boolean alone, int tasks) {
    /** How many of them a new instance of this size takes; 0 if they do not fit it. */
    int perInstance(InstanceSize size) {
        if (!need.fits(size.room()) || size.pods() < 1) {
            return 0;
        }
        if (alone) {
            return 1;
        }
        long most = size.pods();
        most = Math.min(most, share(size.room().milliCpu(), need.milliCpu()));
        most = Math.min(most, share(size.room().memoryBytes(), need.memoryBytes()));
        most = Math.min(most, share(size.room().gpus(), need.gpus()));
        return (int) Math.min(most, share(size.room().enis(), need.enis()));
    }

    private static long share(long room, long need) {
        return need == 0 ? Long.MAX_VALUE : room / need;
    }

    /** How many instances of this size take them all. */
    int instances(InstanceSize size) {
        return Math.ceilDiv(tasks, perInstance(size));
    }
}

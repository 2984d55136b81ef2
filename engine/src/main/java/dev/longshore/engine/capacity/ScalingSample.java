package dev.longshore.engine.capacity;

import java.time.Instant;
import java.util.Optional;

/**
 * What one look at a provider finds.
 *
 * @param at the present
 * @param instances N: its instances that are ACTIVE
 * @param busy how many of them have a task that is not a DAEMON service's
 * @param needed what its waiting tasks need
 * @param desired the size that its group is asked to have
 * @param newest when the youngest of its instances came
 */
public record ScalingSample(
        Instant at, int instances, int busy, NeededInstances needed, int desired, Optional<Instant> newest) {

    /** M: the instances that all tasks need, running and waiting ones; steps clamp what is added. */
    public int neededInstances(ManagedScaling settings) {
        if (needed.fitting() > 0) {
            int step = Math.max(settings.minimumStep(), Math.min(settings.maximumStep(), needed.instances()));
            return instances + step;
        }
        return busy;
    }

    /** Whether tasks wait, and none of them fits an instance of this provider: more instances are of no use. */
    boolean waitsInVain() {
        return needed.fitting() == 0 && needed.unfitting() > 0;
    }

    /** CapacityProviderReservation: M / N in percent; 100 where neither is, 200 where tasks wait and no instance is there. */
    public double reservation(ManagedScaling settings) {
        if (waitsInVain()) {
            return CapacityReservation.ALL;
        }
        return CapacityReservation.percent(neededInstances(settings), instances);
    }
}

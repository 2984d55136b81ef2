package dev.longshore.engine.ledger;

import java.util.Collection;

/**
 * CloudWatch's CPUReservation and MemoryReservation of a cluster: what is taken of all that its instances registered, in percent.
 *
 * @param cpuPercent 0 for a cluster without instances; above 100 where foreign pods took more than there is
 * @param memoryPercent the same for memory
 */
public record Reservation(double cpuPercent, double memoryPercent) {
    private static final double ALL = 100;

    /** Over the registered instances of a cluster. */
    public static Reservation of(Collection<Usage> instances) {
        Resources registered = Resources.NONE;
        Resources remaining = Resources.NONE;
        for (Usage usage : instances) {
            registered = registered.plus(size(usage.registered()));
            remaining = remaining.plus(size(usage.remaining()));
        }
        Resources taken = registered.minus(remaining);
        return new Reservation(
                percent(taken.milliCpu(), registered.milliCpu()),
                percent(taken.memoryBytes(), registered.memoryBytes()));
    }

    private static Resources size(Resources all) {
        return new Resources(all.milliCpu(), all.memoryBytes());
    }

    private static double percent(long taken, long registered) {
        return registered == 0 ? 0 : ALL * taken / registered;
    }
}

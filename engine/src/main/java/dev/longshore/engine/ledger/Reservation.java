package dev.longshore.engine.ledger;

import java.util.Collection;

/**
 * CloudWatch's CPUReservation, MemoryReservation and GPUReservation of a cluster: what is taken of all that its instances registered, in percent.
 *
 * @param cpuPercent 0 for a cluster without instances; above 100 where foreign pods took more than there is
 * @param memoryPercent the same for memory
 * @param gpuPercent the same for GPUs; 0 where there are none
 * @param registered what the instances registered, without their network interfaces
 */
public record Reservation(double cpuPercent, double memoryPercent, double gpuPercent, Resources registered) {
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
                percent(taken.memoryBytes(), registered.memoryBytes()),
                percent(taken.gpus(), registered.gpus()),
                registered);
    }

    private static Resources size(Resources all) {
        return all.withEnis(0);
    }

    private static double percent(long taken, long registered) {
        return registered == 0 ? 0 : ALL * taken / registered;
    }
}

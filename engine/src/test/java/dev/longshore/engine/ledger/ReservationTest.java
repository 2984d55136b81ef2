package dev.longshore.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final int UNITS_PER_CPU = 1024;
    private static final long MIB = 1 << 20;

    /** Cpu in ECS's units, memory in MiB, and tasks of 1024 units and 2048 MiB. */
    private static Usage instance(int cpu, int mib, int tasks) {
        Resources registered = new Resources(cpu * 1000L / UNITS_PER_CPU, mib * MIB, 0, Resources.UNLIMITED);
        Resources taken = new Resources(tasks * 1000L, tasks * 2048L * MIB);
        return new Usage(registered, registered.minus(taken), Set.of(), Set.of(), Set.of(), Map.of(), tasks, 0);
    }

    @Test
    void tenTasksOnTwoUnequalInstances() {
        Reservation reservation = Reservation.of(List.of(instance(16_384, 30_158, 10), instance(2_048, 3_768, 0)));
        assertThat(reservation.cpuPercent()).isCloseTo(55.55, within(0.01));
        assertThat(reservation.memoryPercent()).isCloseTo(60.36, within(0.01));
    }

    @Test
    void aClusterWithoutInstancesReservesNothing() {
        assertThat(Reservation.of(List.of())).isEqualTo(new Reservation(0, 0, 0, Resources.NONE));
    }
}

package dev.longshore.bench.scaling;

import dev.longshore.engine.capacity.CapacityScaler;
import dev.longshore.engine.capacity.InstanceSize;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.engine.capacity.NeededInstances;
import dev.longshore.engine.capacity.ResourceGroup;
import dev.longshore.engine.capacity.ScalingDecision;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.capacity.ScalingSample;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.scaling.ScalingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Longshore's managed scaling with ECS's settings, in either mode. */
final class ManagedGroup implements InstanceScaler {
    private static final int MOST = 40;
    private static final Resources TASK = new Resources(1000, 1L << 30);
    private static final InstanceSize SIZE = new InstanceSize(
            new Resources(SimulatedInstances.ROOM * TASK.milliCpu(), SimulatedInstances.ROOM * TASK.memoryBytes()),
            SimulatedInstances.ROOM);

    private final ManagedScaling settings;
    private ScalingMemory memory = ScalingMemory.NEW;

    ManagedGroup(ScalingMode mode) {
        this.settings = new ManagedScaling(
                100,
                1,
                10_000,
                0,
                MOST,
                Duration.ofMinutes(5),
                ManagedScaling.MINUTE,
                ManagedScaling.ECS_QUIET_PERIODS,
                mode == ScalingMode.FAST);
    }

    @Override
    public int decide(View view) {
        NeededInstances needed = view.waiting() == 0
                ? NeededInstances.NONE
                : NeededInstances.of(List.of(new ResourceGroup(TASK, false, view.waiting())), List.of(SIZE));
        ScalingDecision decision = CapacityScaler.decide(
                settings,
                new ScalingSample(
                        Instant.ofEpochSecond(view.second()),
                        view.up(),
                        view.busy(),
                        needed,
                        view.desired(),
                        Optional.of(Instant.ofEpochSecond(view.newest()))),
                memory);
        memory = decision.memory();
        return decision.desired();
    }
}

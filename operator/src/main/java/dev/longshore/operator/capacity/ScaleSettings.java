package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.ManagedScaling;
import dev.longshore.ecs.v1alpha1.ManagedScalingMode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A provider's managed scaling with ECS's defaults. */
public final class ScaleSettings {
    private static final int ALL = 100;
    private static final int LARGEST_STEP = 10_000;
    private static final int WARMUP_SECONDS = 300;
    private static final int PERIOD_SECONDS = 60;

    private ScaleSettings() {}

    /** What the decisions go by. */
    public static dev.longshore.engine.capacity.ManagedScaling of(AutoScalingGroupProvider group) {
        ManagedScaling given = Objects.requireNonNullElseGet(
                group.managedScaling(), () -> ManagedScaling.builder().build());
        return new dev.longshore.engine.capacity.ManagedScaling(
                or(given.targetCapacity(), ALL),
                or(given.minimumScalingStepSize(), 1),
                or(given.maximumScalingStepSize(), LARGEST_STEP),
                or(group.minSize(), 0),
                group.maxSize(),
                Duration.ofSeconds(or(given.instanceWarmupPeriod(), WARMUP_SECONDS)),
                Duration.ofSeconds(or(given.periodSeconds(), PERIOD_SECONDS)),
                or(given.scaleInPeriods(), dev.longshore.engine.capacity.ManagedScaling.ECS_QUIET_PERIODS),
                given.mode() == ManagedScalingMode.FAST);
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}

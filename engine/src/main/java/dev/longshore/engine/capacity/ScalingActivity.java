package dev.longshore.engine.capacity;

import java.util.Locale;

/** Words a decision as the scaling activities of an Auto Scaling group read. */
public final class ScalingActivity {
    private ScalingActivity() {}

    /** What changed, and by which numbers. */
    public static String change(
            String provider, int before, int after, ScalingDecision decision, ScalingSample sample) {
        boolean out = after > before;
        return "a monitor alarm TargetTracking-" + provider + (out ? "-AlarmHigh" : "-AlarmLow")
                + " in state ALARM triggered policy ECSManagedAutoScalingPolicy-" + provider
                + " changing the desired capacity from " + before + " to " + after + ". "
                + numbers(decision, sample);
    }

    /** More instances are needed than there may be. */
    public static String atMaximum(ScalingDecision decision, ScalingSample sample, int maxSize) {
        return "could not scale out: the desired capacity is at the maximum size " + maxSize + ", "
                + sample.needed().fitting() + " tasks go on waiting in PROVISIONING. " + numbers(decision, sample);
    }

    /** The numbers that led to a decision. */
    public static String numbers(ScalingDecision decision, ScalingSample sample) {
        return String.format(
                Locale.ROOT,
                "CapacityProviderReservation is %.1f: %d instances, %d with tasks, %d tasks waiting%s.",
                decision.reservation(),
                sample.instances(),
                sample.busy(),
                sample.needed().fitting() + sample.needed().unfitting(),
                sample.needed().unfitting() == 0
                        ? ""
                        : ", " + sample.needed().unfitting() + " of them too large for any instance");
    }
}

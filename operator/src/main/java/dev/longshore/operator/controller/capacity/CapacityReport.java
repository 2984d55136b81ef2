package dev.longshore.operator.controller.capacity;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_ACTIVE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_LIMITED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.engine.capacity.ScalingActivity;
import dev.longshore.engine.capacity.ScalingDecision.Outcome;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.capacity.ScalingSample;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.ScaleSettings;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a capacity provider has, needs and does: its status, its conditions and its scaling activities. */
final class CapacityReport {
    private static final String LIMITED = "ScalingLimited";

    private final EventRecorder events;

    CapacityReport(EventRecorder events) {
        this.events = events;
    }

    void forget(CapacityProvider provider) {
        events.forget(provider);
    }

    /** A provider of no Cluster, or one that is not valid. */
    CapacityProviderStatus idle(CapacityProvider provider, boolean valid, String reason, String message, Instant now) {
        return before(provider).toBuilder()
                .capacityProviderArn(Arn.capacityProvider(ProviderNames.of(provider)))
                .status("INACTIVE")
                .type("EC2_AUTOSCALING")
                .cluster(null)
                .observedGeneration(provider.getMetadata().getGeneration())
                .conditions(conditions(provider, now)
                        .set(VALID, valid, valid ? "Valid" : reason, valid ? "the spec obeys the rules" : message)
                        .set(SCALING_ACTIVE, false, reason, message)
                        .set(READY, false, reason, message)
                        .list())
                .build();
    }

    /** A provider whose group the operator does not resize. */
    CapacityProviderStatus unmanaged(CapacityProvider provider, GroupLook look, Instant now) {
        ScalingSample sample = look.sample(look.members().size(), now);
        return status(provider, look, sample)
                .conditions(conditions(provider, now)
                        .set(VALID, true, "Valid", "the spec obeys the rules")
                        .set(
                                SCALING_ACTIVE,
                                false,
                                "ManagedScalingDisabled",
                                "managed scaling is off, and there are no scalingPolicies: people change the size")
                        .set(READY, true, "Active", "the provider is ACTIVE")
                        .list())
                .build();
    }

    /** A provider whose group cannot be read or resized: everything stays as it is. */
    CapacityProviderStatus unusable(CapacityProvider provider, GroupLook look, String message, Instant now) {
        events.warning(provider, "FailedScale", message);
        ScalingSample sample = look.sample(look.members().size(), now);
        return status(provider, look, sample)
                .conditions(conditions(provider, now)
                        .set(VALID, true, "Valid", "the spec obeys the rules")
                        .set(SCALING_ACTIVE, false, "ScaleTargetUnusable", message + ". The size stays as it is.")
                        .set(READY, false, "ScaleTargetUnusable", message)
                        .list())
                .build();
    }

    CapacityProviderStatus scaled(
            CapacityProvider provider, GroupLook look, GroupScaling scaling, GroupSize size, Instant now) {
        events.resolved(provider, "FailedScale");
        tell(provider, look, scaling, size);
        ManagedScaling settings = ScaleSettings.of(provider.getSpec().autoScalingGroupProvider());
        boolean atMaximum = scaling.decision().outcome() == Outcome.AT_MAXIMUM;
        boolean limited = atMaximum || !look.unfit().isEmpty();
        String numbers = ScalingActivity.numbers(scaling.decision(), scaling.sample());
        ScalingMemory memory = scaling.decision().memory();
        CapacityProviderStatus before = before(provider);
        boolean quiet = scaling.decision().outcome() == Outcome.NOT_DUE;
        return status(provider, look, scaling.sample())
                .desiredInstances(scaling.desired())
                .quietPeriods(memory.quietPeriods())
                .lastSampleTime(memory.lastSample().orElse(null))
                .lastScaleOutTime(memory.lastScaleOut().orElse(null))
                .lastDecision(quiet ? before.lastDecision() : decision(scaling, settings) + " " + numbers)
                .conditions(conditions(provider, now)
                        .set(VALID, true, "Valid", "the spec obeys the rules")
                        .set(SCALING_ACTIVE, true, "ScaleTargetUsable", "the group's size follows its tasks")
                        .set(
                                SCALING_LIMITED,
                                limited,
                                atMaximum ? "AtMaximum" : limited ? "TasksFitNoNewInstance" : "WithinBounds",
                                atMaximum
                                        ? ScalingActivity.atMaximum(
                                                scaling.decision(), scaling.sample(), settings.maxSize())
                                        : limited
                                                ? UnfitReport.summary(look)
                                                : "the size is within " + settings.minSize() + " and "
                                                        + settings.maxSize())
                        .set(READY, true, "Active", "the provider is ACTIVE")
                        .list())
                .build();
    }

    private void tell(CapacityProvider provider, GroupLook look, GroupScaling scaling, GroupSize size) {
        String name = ProviderNames.of(provider);
        if (scaling.desired() != scaling.before()) {
            events.normal(
                    provider,
                    "ScalingActivity",
                    ScalingActivity.change(
                            name, scaling.before(), scaling.desired(), scaling.decision(), scaling.sample()));
        }
        for (String instance : size.release()) {
            events.normal(
                    provider,
                    "TerminatingInstance",
                    "Terminating container instance: " + instance
                            + ". It was taken out of service in response to a difference between desired and actual capacity,"
                            + " shrinking the capacity from " + look.members().size() + " to " + scaling.desired()
                            + ".");
        }
        if (scaling.decision().outcome() == Outcome.AT_MAXIMUM) {
            int most = ScaleSettings.of(provider.getSpec().autoScalingGroupProvider())
                    .maxSize();
            events.warning(provider, LIMITED, ScalingActivity.atMaximum(scaling.decision(), scaling.sample(), most));
        } else if (scaling.decision().outcome() != Outcome.NOT_DUE) {
            events.resolved(provider, LIMITED);
        }
    }

    private static String decision(GroupScaling scaling, ManagedScaling settings) {
        return switch (scaling.decision().outcome()) {
            case NOT_DUE -> "not due";
            case ON_TARGET -> "no change: the reservation is at its target or what is missing is on its way.";
            case SCALE_OUT -> "scaled out from " + scaling.before() + " to " + scaling.desired() + ".";
            case SCALE_IN -> "scaled in from " + scaling.before() + " to " + scaling.desired() + ".";
            case WARMING_UP -> "waits until the last instances have warmed up.";
            case AT_MAXIMUM -> "needs more instances, but maxSize is " + settings.maxSize() + ".";
            case QUIET ->
                "fewer instances would do: " + scaling.decision().memory().quietPeriods() + " of "
                        + settings.quietPeriods() + " looks in a row found so.";
            case AT_MINIMUM -> "fewer instances would do, but minSize is " + settings.minSize() + ".";
            case UNFITTING -> "tasks wait that fit no instance of this provider.";
        };
    }

    static CapacityProviderStatus.CapacityProviderStatusBuilder status(
            CapacityProvider provider, GroupLook look, ScalingSample sample) {
        ManagedScaling settings = ScaleSettings.of(provider.getSpec().autoScalingGroupProvider());
        String draining = look.released().stream()
                .map(member -> member.instance().name())
                .sorted()
                .collect(Collectors.joining(", "));
        return before(provider).toBuilder()
                .capacityProviderArn(Arn.capacityProvider(ProviderNames.of(provider)))
                .status("ACTIVE")
                .type("EC2_AUTOSCALING")
                .cluster(look.cluster())
                .instances(sample.instances())
                .busyInstances(sample.busy())
                .neededInstances(sample.neededInstances(settings))
                .capacityProviderReservation((int) sample.reservation(settings))
                .waitingTasks(look.needed().fitting() + look.needed().unfitting())
                .drainingInstances(draining.isEmpty() ? null : draining)
                .instanceTypes(InstanceTypes.of(provider, look))
                .observedGeneration(provider.getMetadata().getGeneration());
    }

    static CapacityProviderStatus before(CapacityProvider provider) {
        return Optional.ofNullable(provider.getStatus())
                .orElseGet(() -> CapacityProviderStatus.builder().build());
    }

    static Conditions conditions(CapacityProvider provider, Instant now) {
        List<Condition> known = before(provider).conditions();
        return new Conditions(known, provider.getMetadata().getGeneration(), now);
    }
}

package dev.longshore.operator.controller.capacity;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_ACTIVE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_LIMITED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.ScalingDecision;
import dev.longshore.operator.status.EventRecorder;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what Alarms do to a group: status, conditions and scaling activities. */
final class AlarmScalingReport {
    private static final String LIMITED = "ScalingLimited";

    private final EventRecorder events;
    /** By uid of the provider, the last decision: the cache may show it later. */
    private final Map<String, String> said = new ConcurrentHashMap<>();

    AlarmScalingReport(EventRecorder events) {
        this.events = events;
    }

    CapacityProviderStatus scaled(CapacityProvider provider, GroupLook look, AlarmScaling scaling, Instant now) {
        events.resolved(provider, "FailedScale");
        ScalingDecision decision = scaling.decision();
        if (decision.scales()) {
            events.normal(provider, "ScalingActivity", scaling.activity());
        }
        scaling.limit()
                .ifPresentOrElse(
                        why -> events.normal(provider, LIMITED, "could not scale: " + why),
                        () -> events.resolved(provider, LIMITED));
        Cooldowns cooldowns = decision.cooldowns();
        return CapacityReport.status(provider, look, look.sample(decision.desired(), now))
                .desiredInstances(decision.desired())
                .quietPeriods(null)
                .lastSampleTime(null)
                .lastScaleOutTime(null)
                .scaleOutCooldownUntil(cooldowns.outUntil().orElse(null))
                .scaleOutBase(cooldowns.outUntil().isPresent() ? (Integer) cooldowns.outBase() : null)
                .scaleInCooldownUntil(cooldowns.inUntil().orElse(null))
                .lastDecision(last(provider, scaling))
                .conditions(conditions(provider, scaling, now))
                .build();
    }

    void forget(CapacityProvider provider) {
        said.remove(provider.getMetadata().getUid());
    }

    /** A change stays to be read until there is something else to say than that nothing is to be done. */
    private String last(CapacityProvider provider, AlarmScaling scaling) {
        String uid = provider.getMetadata().getUid();
        boolean quiet =
                !scaling.decision().scales() && scaling.decision().notScaled().isEmpty();
        String now = Optional.ofNullable(said.get(uid))
                .or(() -> Optional.ofNullable(CapacityReport.before(provider).lastDecision()))
                .filter(before -> quiet && before.startsWith("scaled "))
                .orElseGet(scaling::text);
        said.put(uid, now);
        return now;
    }

    private static List<Condition> conditions(CapacityProvider provider, AlarmScaling scaling, Instant now) {
        Optional<String> unnamed = scaling.unnamed();
        Optional<String> limit = scaling.limit();
        return CapacityReport.conditions(provider, now)
                .set(VALID, true, "Valid", "the spec obeys the rules")
                .set(
                        SCALING_ACTIVE,
                        unnamed.isEmpty(),
                        unnamed.isEmpty() ? "AlarmsKnown" : "NoAlarm",
                        unnamed.map(names -> "no Alarm of namespace "
                                        + provider.getSpec()
                                                .autoScalingGroupProvider()
                                                .alarmNamespace()
                                        + " names these policies in its alarmActions: " + names)
                                .orElse("each policy is named by an Alarm"))
                .set(
                        SCALING_LIMITED,
                        limit.isPresent(),
                        limit.isPresent() ? "AtBound" : "WithinBounds",
                        limit.orElse("the size is within " + scaling.bounds()))
                .set(READY, true, "Active", "the provider is ACTIVE")
                .list();
    }
}

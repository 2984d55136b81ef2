package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.PolicyState;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.ScalingDecision;
import dev.longshore.engine.scaling.ScalingState;
import dev.longshore.engine.scaling.ServiceScaling;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.scaling.ScalingSettings;
import dev.longshore.operator.scaling.TargetFields;
import dev.longshore.operator.status.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Scales services: gathers what policies see, lets the engine decide, sets the count. */
@ControllerConfiguration(name = "scalabletarget")
final class ScalableTargetReconciler implements Reconciler<ScalableTarget> {
    /** What is measured or scraped at the end of a period is there a moment later. */
    private static final Duration LATER = Duration.ofMillis(400);

    /** The cache shows soon what somebody else has written. */
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration FULFILLED_POLL = Duration.ofSeconds(5);

    private final Triggers<ScalableTarget> triggers;
    private final Triggers<ScalingPolicy> policies;
    private final Triggers<Alarm> alarms;
    private final ServiceLookup services;
    private final PolicyLooks looks;
    private final ScaleWriter writer;
    private final TargetReport report;
    private final PolicyBoard board;
    private final TargetMemory memory;
    private final ScalingSettings settings;
    private final InstantSource clock;

    ScalableTargetReconciler(
            Triggers<ScalableTarget> triggers,
            Triggers<ScalingPolicy> policies,
            Triggers<Alarm> alarms,
            ServiceLookup services,
            PolicyLooks looks,
            ScaleWriter writer,
            TargetReport report,
            PolicyBoard board,
            TargetMemory memory,
            ScalingSettings settings,
            InstantSource clock) {
        this.triggers = triggers;
        this.policies = policies;
        this.alarms = alarms;
        this.services = services;
        this.looks = looks;
        this.writer = writer;
        this.report = report;
        this.board = board;
        this.memory = memory;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ScalableTarget>> prepareEventSources(EventSourceContext<ScalableTarget> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<ScalableTarget> reconcile(ScalableTarget shown, Context<ScalableTarget> context) {
        Instant now = clock.instant();
        ScalableTarget target = memory.known(shown);
        TargetFields fields = TargetFields.of(target);
        if (!fields.problems().isEmpty()) {
            return written(shown, report.invalid(target, fields.problems(), now));
        }
        return switch (services.find(target, now)) {
            case ServiceLookup.Found.Unscalable why ->
                written(shown, report.unscalable(target, why, now)).rescheduleAfter(SOON);
            case ServiceLookup.Found.Scalable found -> scale(shown, target, fields, found.service(), now);
        };
    }

    private UpdateControl<ScalableTarget> scale(
            ScalableTarget shown, ScalableTarget target, TargetFields fields, ScaledService service, Instant now) {
        TargetBounds bounds = TargetBounds.of(target, fields, service.desired(), now);
        List<PolicyLooks.Seen> seen = seen(target, fields, service, now);
        ScalingDecision decision = ServiceScaling.decide(new ScalingState(
                now,
                fields.mode(),
                service.desired(),
                service.measured(),
                bounds.bounds(),
                bounds.setBy(),
                fields.suspension(),
                service.deploying(),
                looks(seen),
                cooldowns(target, now)));
        ScaleWriter.Outcome outcome = decision.scales()
                ? writer.write(service.service(), decision.capacity(), decision.desired())
                : new ScaleWriter.Outcome.Written();
        return switch (outcome) {
            case ScaleWriter.Outcome.Outdated again ->
                UpdateControl.<ScalableTarget>noUpdate().rescheduleAfter(AGAIN);
            case ScaleWriter.Outcome.Written written ->
                told(shown, new TargetLook(target, fields, service, bounds, seen, decision, Optional.empty(), now));
            case ScaleWriter.Outcome.Refused why ->
                told(
                        shown,
                        new TargetLook(
                                target, fields, service, bounds, seen, decision, Optional.of(why.reason()), now));
        };
    }

    private UpdateControl<ScalableTarget> told(ScalableTarget shown, TargetLook look) {
        note(look);
        return written(shown, report.status(look)).rescheduleAfter(next(look));
    }

    private UpdateControl<ScalableTarget> written(ScalableTarget shown, ScalableTargetStatus status) {
        memory.put(shown, status);
        return StatusPatch.of(shown, new ScalableTarget(), status);
    }

    private List<PolicyLooks.Seen> seen(
            ScalableTarget target, TargetFields fields, ScaledService service, Instant now) {
        String namespace = target.getMetadata().getNamespace();
        List<Alarm> known =
                alarms.list(alarm -> alarm.getMetadata().getNamespace().equals(namespace));
        return policies
                .list(policy -> policy.getMetadata().getNamespace().equals(namespace)
                        && PolicyTargets.belongs(policy, service.service(), service.cluster()))
                .stream()
                .sorted(Comparator.comparing(policy -> policy.getMetadata().getName()))
                .map(policy -> looks.of(policy, service, fields.mode(), known, before(target, policy), now))
                .toList();
    }

    private static Optional<PolicyState> before(ScalableTarget target, ScalingPolicy policy) {
        return Optional.ofNullable(target.getStatus()).map(ScalableTargetStatus::policies).stream()
                .flatMap(List::stream)
                .filter(state ->
                        Objects.equals(state.policy(), policy.getMetadata().getName()))
                .findFirst();
    }

    private static List<PolicyLook> looks(List<PolicyLooks.Seen> seen) {
        return seen.stream().flatMap(one -> one.look().stream()).toList();
    }

    private static Cooldowns cooldowns(ScalableTarget target, Instant now) {
        return Optional.ofNullable(target.getStatus())
                .map(status -> TargetCooldowns.of(status, now))
                .orElse(Cooldowns.NONE);
    }

    private void note(TargetLook look) {
        ScalableTargetStatus before = Optional.ofNullable(look.target().getStatus())
                .orElseGet(() -> ScalableTargetStatus.builder().build());
        for (PolicyLooks.Seen seen : look.policies()) {
            PolicyBoard.Note note = new PolicyBoard.Note(
                    look.target().getMetadata().getName(),
                    PolicyStates.of(seen, look),
                    seen.problem(),
                    TargetReport.decision(look, before));
            if (board.put(seen.policy(), note)) {
                policies.wake(ResourceID.fromResource(seen.policy()));
            }
        }
    }

    /** At the end of the period; sooner for a scheduled action, or while the change is not fulfilled. */
    private Duration next(TargetLook look) {
        long millis = settings.sample().toMillis();
        Instant end = Instant.ofEpochMilli((Math.floorDiv(look.now().toEpochMilli(), millis) + 1) * millis)
                .plus(LATER);
        Optional<Instant> poll = Optional.of(look.now().plus(FULFILLED_POLL))
                .filter(at -> look.refused().isPresent() || Activities.pending(Activities.after(look)));
        Instant first = Stream.of(Optional.of(end), look.bounds().plan().next(), poll)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(end);
        Duration wait = Duration.between(look.now(), first).plusMillis(2);
        return wait.isPositive() ? wait : Duration.ofMillis(2);
    }
}

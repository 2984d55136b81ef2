package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.PodDrivenScaling;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.capacity.ScaleSettings;
import dev.longshore.operator.capacity.ScaleTargets;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.placeholder.Placeholders;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.StatusPatch;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keeps a capacity provider's group as large as its tasks need: gather, decide, write. */
@ControllerConfiguration(name = "capacityprovider")
public final class CapacityProviderReconciler implements Reconciler<CapacityProvider> {
    /** While instances drain, how often it is looked whether they are empty. */
    private static final Duration DRAIN_POLL = Duration.ofSeconds(1);

    private final Watches watches;
    private final GroupLooks looks;
    private final GroupActions actions;
    private final GroupAlarms alarms;
    private final CapacityReport report;
    private final AlarmScalingReport alarmReport;
    private final PodDriven podDriven;
    private final UnfitReport unfitReport;
    private final Triggers<CapacityProvider> triggers;
    private final InstantSource clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * A reconciler that decides by the watches and queues it is given.
     *
     * @param ofDaemon whether a task is a DAEMON service's
     * @param alarms what scaling policies are carried out by
     * @param placeholders the pods by which autoscalers are asked
     * @param owners the objects whose tasks wait
     */
    public CapacityProviderReconciler(
            KubernetesClient client,
            Watches watches,
            PlacementQueues queues,
            Predicate<EcsTask> ofDaemon,
            GroupAlarms alarms,
            Placeholders placeholders,
            Function<Owner, Optional<? extends HasMetadata>> owners,
            EventRecorder events,
            Triggers<CapacityProvider> triggers,
            InstantSource clock) {
        this.watches = watches;
        this.looks = new GroupLooks(watches, queues, ofDaemon, clock);
        this.actions = new GroupActions(client);
        this.alarms = alarms;
        this.report = new CapacityReport(events);
        this.alarmReport = new AlarmScalingReport(events);
        this.unfitReport = new UnfitReport(events, owners);
        this.podDriven = new PodDriven(watches, placeholders, report);
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, CapacityProvider>> prepareEventSources(EventSourceContext<CapacityProvider> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<CapacityProvider> reconcile(CapacityProvider provider, Context<CapacityProvider> context) {
        Instant now = clock.instant();
        AutoScalingGroupProvider group = provider.getSpec().autoScalingGroupProvider();
        Optional<String> problem = ProviderRules.problem(provider, alarms.policies(group));
        if (group.podDriven() == null || problem.isPresent()) {
            podDriven.end(provider);
        }
        if (problem.isPresent()) {
            return write(provider, report.idle(provider, false, "InvalidParameterException", problem.get(), now));
        }
        Optional<GroupLook> look = looks.of(provider);
        if (look.isEmpty()) {
            podDriven.end(provider);
            return write(
                    provider,
                    report.idle(
                            provider,
                            true,
                            "NotAssociated",
                            "no Cluster has it: name it in spec.capacityProviders of one",
                            now));
        }
        if (Providers.grows(group)) {
            unfitReport.tell(provider, look.get());
        }
        PodDrivenScaling driven = group.podDriven();
        if (driven != null && watches.current()) {
            UpdateControl<CapacityProvider> kept = write(provider, podDriven.keep(provider, driven, look.get(), now));
            return look.get().waiting().isEmpty() ? kept : kept.rescheduleAfter(DRAIN_POLL);
        }
        if (group.scaleTargetRef() == null || !watches.current()) {
            return write(provider, report.unmanaged(provider, look.get(), now));
        }
        try {
            return resize(provider, look.get(), group.scaleTargetRef(), now);
        } catch (ScaleTargets.UnusableException unusable) {
            return write(provider, report.unusable(provider, look.get(), String.valueOf(unusable.getMessage()), now))
                    .rescheduleAfter(ScaleSettings.of(group).period());
        }
    }

    private UpdateControl<CapacityProvider> resize(
            CapacityProvider provider, GroupLook look, ScaleTargetReference target, Instant now)
            throws ScaleTargets.UnusableException {
        AutoScalingGroupProvider group = provider.getSpec().autoScalingGroupProvider();
        if (Providers.scales(group)) {
            return manage(provider, look, ScaleSettings.of(group), target, now);
        } else if (Providers.followsAlarms(group)) {
            return follow(provider, look, target, now);
        }
        return write(provider, report.unmanaged(provider, look, now));
    }

    private UpdateControl<CapacityProvider> manage(
            CapacityProvider provider,
            GroupLook look,
            ManagedScaling settings,
            ScaleTargetReference target,
            Instant now)
            throws ScaleTargets.UnusableException {
        Remembered before = remembered(provider);
        int desired = before.desired(actions.size(target), look.released().size());
        GroupScaling scaling = GroupScaling.of(look, settings, desired, before.scaling(), now);
        GroupSize size = actions.resize(provider, look, target, scaling.desired(), now);
        remember(provider, new Remembered(scaling.decision().memory(), Cooldowns.NONE, Optional.of(scaling.desired())));
        return write(provider, report.scaled(provider, look, scaling, size, now))
                .rescheduleAfter(next(settings, scaling, look, size, now));
    }

    private UpdateControl<CapacityProvider> follow(
            CapacityProvider provider, GroupLook look, ScaleTargetReference target, Instant now)
            throws ScaleTargets.UnusableException {
        Remembered before = remembered(provider);
        int size = before.desired(actions.size(target), look.released().size());
        AlarmScaling scaling = alarms.decide(provider, size, before.cooldowns(), now);
        GroupSize done =
                actions.resize(provider, look, target, scaling.decision().desired(), now);
        remember(
                provider,
                new Remembered(
                        ScalingMemory.NEW,
                        scaling.decision().cooldowns(),
                        Optional.of(scaling.decision().desired())));
        boolean drains = !look.released().isEmpty() || !done.release().isEmpty();
        return write(provider, alarmReport.scaled(provider, look, scaling, now))
                .rescheduleAfter(drains ? DRAIN_POLL : alarms.period());
    }

    private Remembered remembered(CapacityProvider provider) {
        return remembered.computeIfAbsent(provider.getMetadata().getUid(), uid -> Remembered.of(provider));
    }

    private void remember(CapacityProvider provider, Remembered now) {
        remembered.put(provider.getMetadata().getUid(), now);
    }

    /** A provider is gone: nothing is remembered of it. */
    public void forget(CapacityProvider provider) {
        remembered.remove(provider.getMetadata().getUid());
        looks.forget(provider);
        unfitReport.forget(provider);
        alarmReport.forget(provider);
        report.forget(provider);
        // Whoever tells of a change does not wait for the API server.
        Thread.ofVirtual().name("placeholders").start(() -> podDriven.end(provider));
    }

    private static Duration next(
            ManagedScaling settings, GroupScaling scaling, GroupLook look, GroupSize size, Instant now) {
        if (!look.released().isEmpty() || !size.release().isEmpty()) {
            return DRAIN_POLL;
        }
        Instant due = scaling.decision().memory().lastSample().orElse(now).plus(settings.period());
        Duration until = Duration.between(now, due);
        return until.isPositive() ? until.plusMillis(10) : Duration.ofMillis(10);
    }

    private static UpdateControl<CapacityProvider> write(CapacityProvider provider, CapacityProviderStatus status) {
        return StatusPatch.of(provider, new CapacityProvider(), status);
    }
}

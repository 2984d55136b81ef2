package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.operator.capacity.Machines;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.capacity.ScaleSettings;
import dev.longshore.operator.capacity.ScaleTargets;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.StatusPatch;
import dev.longshore.operator.watch.Watches;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Keeps a capacity provider's group as large as its tasks need: gather, decide, write. */
@ControllerConfiguration(name = "capacityprovider")
public final class CapacityProviderReconciler implements Reconciler<CapacityProvider> {
    /** While instances drain, how often it is looked whether they are empty. */
    private static final Duration DRAIN_POLL = Duration.ofSeconds(1);

    private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

    private final Watches watches;
    private final GroupLooks looks;
    private final ScaleTargets targets;
    private final Machines machines;
    private final Releases releases;
    private final CapacityReport report;
    private final Triggers<CapacityProvider> triggers;
    private final InstantSource clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * A reconciler that decides by the watches and queues it is given.
     *
     * @param ofDaemon whether a task is a DAEMON service's
     */
    public CapacityProviderReconciler(
            KubernetesClient client,
            Watches watches,
            PlacementQueues queues,
            Predicate<EcsTask> ofDaemon,
            EventRecorder events,
            Triggers<CapacityProvider> triggers,
            InstantSource clock) {
        this.watches = watches;
        this.looks = new GroupLooks(watches, queues, ofDaemon);
        this.targets = new ScaleTargets(client);
        this.machines = new Machines(client);
        this.releases = new Releases(client);
        this.report = new CapacityReport(events);
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
        Optional<String> problem = problem(provider);
        if (problem.isPresent()) {
            return write(provider, report.idle(provider, false, "InvalidParameterException", problem.get(), now));
        }
        Optional<GroupLook> look = looks.of(provider);
        if (look.isEmpty()) {
            return write(
                    provider,
                    report.idle(
                            provider,
                            true,
                            "NotAssociated",
                            "no Cluster has it: name it in spec.capacityProviders of one",
                            now));
        }
        if (!Providers.scales(group) || group.scaleTargetRef() == null || !watches.current()) {
            return write(provider, report.unmanaged(provider, look.get(), now));
        }
        ManagedScaling settings = ScaleSettings.of(group);
        try {
            return scale(provider, look.get(), settings, group.scaleTargetRef(), now);
        } catch (ScaleTargets.UnusableException unusable) {
            return write(provider, report.unusable(provider, look.get(), String.valueOf(unusable.getMessage()), now))
                    .rescheduleAfter(settings.period());
        }
    }

    private UpdateControl<CapacityProvider> scale(
            CapacityProvider provider,
            GroupLook look,
            ManagedScaling settings,
            ScaleTargetReference target,
            Instant now)
            throws ScaleTargets.UnusableException {
        Remembered before = remembered.computeIfAbsent(provider.getMetadata().getUid(), uid -> Remembered.of(provider));
        int desired = before.desired(targets.size(target), look.released().size());
        GroupScaling scaling = GroupScaling.of(look, settings, desired, before.scaling(), now);
        GroupSize size = GroupSize.of(look, provider.getSpec().autoScalingGroupProvider(), scaling.desired(), now);
        // First who goes, then how many: a group that shrinks before it is told would choose by itself.
        size.keep().forEach(releases::keep);
        size.release().forEach(instance -> releases.release(instance, ProviderNames.of(provider), now));
        size.mark().stream()
                .filter(member -> !Machines.isMarked(member.node()))
                .forEach(member -> machines.mark(target, member.node()));
        targets.resize(target, size.replicas());
        remembered.put(
                provider.getMetadata().getUid(),
                new Remembered(scaling.decision().memory(), Optional.of(scaling.desired())));
        return write(provider, report.scaled(provider, look, scaling, size, now))
                .rescheduleAfter(next(settings, scaling, look, size, now));
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

    private static Optional<String> problem(CapacityProvider provider) {
        String name = ProviderNames.of(provider).toLowerCase(Locale.ROOT);
        if (RESERVED.stream().anyMatch(name::startsWith)) {
            return Optional.of("The specified capacity provider name is invalid. Up to 255 characters are allowed,"
                    + " including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be"
                    + " prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name and try again: \""
                    + ProviderNames.of(provider) + "\"; spec.name gives it another than the object's.");
        }
        ManagedScaling settings = ScaleSettings.of(provider.getSpec().autoScalingGroupProvider());
        return settings.minSize() > settings.maxSize()
                ? Optional.of("spec.autoScalingGroupProvider.minSize is " + settings.minSize() + " and maxSize "
                        + settings.maxSize() + ": the group could have no size, so it stays as it is")
                : Optional.empty();
    }

    private static UpdateControl<CapacityProvider> write(CapacityProvider provider, CapacityProviderStatus status) {
        return StatusPatch.of(provider, new CapacityProvider(), status);
    }
}

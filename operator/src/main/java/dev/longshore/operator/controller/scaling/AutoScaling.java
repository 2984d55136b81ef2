package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.alarm.Alarms;
import dev.longshore.operator.controller.alarm.WatchedAlarms;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.metrics.Metrics;
import dev.longshore.operator.scaling.ScalingSettings;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import java.time.InstantSource;

/** The controllers of service auto scaling, and what wakes them. */
public final class AutoScaling {
    private final Triggers<ScalableTarget> targets = new Triggers<>();
    private final Triggers<ScalingPolicy> policies = new Triggers<>();
    private final ScalableTargetReconciler targetReconciler;
    private final ScalingPolicyReconciler policyReconciler;

    /** Wires both controllers; alarms that change and rounds of samples wake them. */
    public AutoScaling(
            KubernetesClient client,
            Watches watches,
            Triggers<Service> services,
            Triggers<Alarm> alarmTriggers,
            Alarms alarms,
            WatchedAlarms watched,
            Metrics metrics,
            ScalingSettings settings,
            EventRecorder events,
            InstantSource clock) {
        PolicyBoard board = new PolicyBoard();
        TargetMemory memory = new TargetMemory();
        this.targetReconciler = new ScalableTargetReconciler(
                targets,
                policies,
                alarmTriggers,
                new ServiceLookup(services, targets, watches, settings.sample()),
                new PolicyLooks(metrics, watched, settings),
                new ScaleWriter(client),
                new TargetReport(events),
                board,
                memory,
                settings,
                clock);
        this.policyReconciler = new ScalingPolicyReconciler(policies, targets, board, settings, clock);
        alarms.addListener((alarm, before, after) -> targets.wakeAll(target ->
                target.getMetadata().getNamespace().equals(alarm.getMetadata().getNamespace())));
        metrics.onRound(at -> {
            memory.retain(targets.list(target -> true));
            board.retain(policies.list(policy -> true));
            targets.wakeAll(target -> true);
        });
    }

    /** The controller of scalable targets, which scales. */
    public Reconciler<ScalableTarget> targets() {
        return targetReconciler;
    }

    /** The controller of policies, which shows. */
    public Reconciler<ScalingPolicy> policies() {
        return policyReconciler;
    }
}

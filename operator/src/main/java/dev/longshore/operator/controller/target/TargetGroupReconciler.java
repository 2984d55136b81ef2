package dev.longshore.operator.controller.target;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.targets.GroupPicture;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Keeps what leads to a target group's targets, and tells how they are. */
@ControllerConfiguration(name = "targetgroup")
public final class TargetGroupReconciler implements Reconciler<TargetGroup> {
    private final Targets targets;
    private final TargetGroupReport report;
    private final Triggers<TargetGroup> triggers;
    private final InstantSource clock;

    /** A reconciler that publishes what the targets are. */
    public TargetGroupReconciler(
            Targets targets, TargetGroupReport report, Triggers<TargetGroup> triggers, InstantSource clock) {
        this.targets = targets;
        this.report = report;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, TargetGroup>> prepareEventSources(EventSourceContext<TargetGroup> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<TargetGroup> reconcile(TargetGroup group, Context<TargetGroup> context) {
        Instant now = clock.instant();
        if (group.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        GroupPicture picture = targets.groups().keep(group, now);
        return report.status(group, picture, targets.groups().describe(picture), now);
    }
}

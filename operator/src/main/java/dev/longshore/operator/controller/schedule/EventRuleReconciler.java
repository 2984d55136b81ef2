package dev.longshore.operator.controller.schedule;

import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.RuleTarget;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.engine.schedule.RetryPolicy;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.events.RuleFields;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.schedule.RunReview;
import dev.longshore.operator.schedule.ScheduleFields;
import dev.longshore.operator.schedule.StartedRun;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.StatusPatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Looks after what a rule's events have started: tries again what found no instance, and shows it all. */
@ControllerConfiguration(name = "eventrule")
public final class EventRuleReconciler implements Reconciler<EventRule> {
    private final KubernetesClient client;
    private final Triggers<EventRule> triggers;
    private final Triggers<Task> tasks;
    private final EventRecorder events;
    private final InstantSource clock;

    /** A reconciler that reads the Tasks its rules have started. */
    public EventRuleReconciler(
            KubernetesClient client,
            Triggers<EventRule> triggers,
            Triggers<Task> tasks,
            EventRecorder events,
            InstantSource clock) {
        this.client = client;
        this.triggers = triggers;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, EventRule>> prepareEventSources(EventSourceContext<EventRule> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<EventRule> reconcile(EventRule rule, Context<EventRule> context) {
        Instant now = clock.instant();
        List<StartedRun> runs = tasks.madeBy(rule).stream().map(StartedRun::of).toList();
        UpdateControl<EventRule> control = StatusPatch.of(
                rule, new EventRule(), RuleStatus.of(rule, RuleFields.of(rule).problems(), runs, now));
        rule.getSpec().targets().stream()
                .map(target -> review(rule, target, runs, now))
                .flatMap(review -> review.nextLook().stream())
                .min(Instant::compareTo)
                .ifPresent(
                        at -> control.rescheduleAfter(Duration.between(now, at).plusMillis(2)));
        return control;
    }

    private RunReview review(EventRule rule, RuleTarget target, List<StartedRun> runs, Instant now) {
        RetryPolicy policy = ScheduleFields.retry(target.retryPolicy());
        List<StartedRun> ofTarget = runs.stream()
                .filter(run -> target.id()
                        .equals(run.task().getMetadata().getAnnotations().get(Annotations.TARGET)))
                .toList();
        RunReview review = RunReview.of(ofTarget, policy, now);
        review.retries().forEach(retry -> again(rule, retry));
        review.givenUp().forEach(run -> giveUp(rule, run));
        return review;
    }

    private void again(EventRule rule, RunReview.Retry retry) {
        try {
            client.resource(retry.last().again(Owners.reference(rule), retry.attempt(), retry.count()))
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private void giveUp(EventRule rule, RunReview.GivenUp run) {
        String event = run.run().task().getMetadata().getAnnotations().get(Annotations.EVENT);
        events.warning(
                rule, "EventFailed", "was unable to start a task for event " + event + ". Reason: " + run.reason());
        if (!run.begun()) {
            client.resource(run.run().task()).delete();
        }
    }
}

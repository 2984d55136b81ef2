package dev.longshore.operator.controller.schedule;

import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskStatus;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.engine.schedule.Run;
import dev.longshore.engine.schedule.SchedulePlan;
import dev.longshore.engine.schedule.Timetable;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.schedule.RunReview;
import dev.longshore.operator.schedule.ScheduleFields;
import dev.longshore.operator.schedule.StartedRun;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a Task whenever a schedule is due, and tries again what could not be started. */
@ControllerConfiguration(name = "scheduledtask")
public final class ScheduledTaskReconciler implements Reconciler<ScheduledTask> {
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(10);
    /** When the status that was just written is seen: a Task that waits in vain goes then. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(1);
    /** A look costs nothing, and no timer is to be trusted for a month: clocks are set, and machines sleep. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Triggers<ScheduledTask> triggers;
    private final Triggers<Task> tasks;
    private final RunStarter starter;
    private final ScheduleReport report;
    private final InstantSource clock;

    /** A reconciler that reads the Tasks its schedules have started. */
    public ScheduledTaskReconciler(
            Triggers<ScheduledTask> triggers,
            Triggers<Task> tasks,
            RunStarter starter,
            ScheduleReport report,
            InstantSource clock) {
        this.triggers = triggers;
        this.tasks = tasks;
        this.starter = starter;
        this.report = report;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ScheduledTask>> prepareEventSources(EventSourceContext<ScheduledTask> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<ScheduledTask> reconcile(ScheduledTask schedule, Context<ScheduledTask> context) {
        Instant now = clock.instant();
        ScheduleFields fields = ScheduleFields.of(schedule);
        return fields.timetable()
                .map(timetable -> run(schedule, fields, timetable, now))
                .orElseGet(() -> report.invalid(schedule, fields.problems(), now));
    }

    private UpdateControl<ScheduledTask> run(
            ScheduledTask schedule, ScheduleFields fields, Timetable timetable, Instant now) {
        List<StartedRun> runs =
                tasks.madeBy(schedule).stream().map(StartedRun::of).toList();
        Instant handled = handledUntil(schedule, fields, now);
        SchedulePlan plan = fields.enabled()
                ? SchedulePlan.decide(timetable, handled, now, fields.retry(), fields.missedRuns())
                : new SchedulePlan(List.of(), 0, Optional.empty(), handled, Optional.empty());
        RunReview review = RunReview.of(runs, fields.retry(), now);
        RunStarter.Started started = starter.start(schedule, plan.start(), review);
        Instant until = started.failed()
                .map(run -> before(run, plan.start()).orElse(handled))
                .orElse(plan.handledUntil());
        UpdateControl<ScheduledTask> control =
                report.status(schedule, fields, new ScheduleReport.Done(plan, review, started, runs, until), now);
        Stream.of(
                        plan.next().map(Run::due),
                        review.nextLook(),
                        started.failed().map(run -> now.plus(WRITE_AGAIN)),
                        Optional.of(now.plus(TOLD_WITHIN)).filter(at -> started.untold()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .ifPresent(at -> control.rescheduleAfter(wait(now, at)));
        return control;
    }

    private static Optional<Instant> before(Run run, List<Run> due) {
        int index = due.indexOf(run);
        return index == 0 ? Optional.empty() : Optional.of(due.get(index - 1).scheduledTime());
    }

    /** JOSDK's timer counts milliseconds: a look must not come before the instant that it is for. */
    private static Duration wait(Instant now, Instant at) {
        Duration wait = Duration.between(now, at).plusMillis(2);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return LONGEST_WAIT;
        }
        return wait.isPositive() ? wait : Duration.ofMillis(2);
    }

    /** A schedule begins when it is made; times before a change of the times, or of what was DISABLED, are no business of it. */
    private static Instant handledUntil(ScheduledTask schedule, ScheduleFields fields, Instant now) {
        Optional<ScheduledTaskStatus> status = Optional.ofNullable(schedule.getStatus());
        Optional<Instant> handled = status.map(ScheduledTaskStatus::handledUntil);
        if (handled.isEmpty()) {
            return Instant.parse(schedule.getMetadata().getCreationTimestamp()).minusSeconds(1);
        }
        boolean same = status.map(ScheduledTaskStatus::schedule)
                .filter(timing -> Objects.equals(timing, fields.timing()))
                .isPresent();
        return same ? handled.get() : now;
    }
}

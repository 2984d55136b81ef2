package dev.longshore.operator.controller.schedule;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.FAILED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.FailedRun;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskStatus;
import dev.longshore.engine.schedule.Run;
import dev.longshore.engine.schedule.SchedulePlan;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.schedule.RunReview;
import dev.longshore.operator.schedule.ScheduleFields;
import dev.longshore.operator.schedule.ScheduledRun;
import dev.longshore.operator.schedule.StartedRun;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPatch;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a schedule does: its status, its conditions and its events. */
public final class ScheduleReport {
    private static final int NAMES_KEPT = 10;

    /**
     * One look at a schedule.
     *
     * @param runs its Tasks as they were before
     * @param handledUntil up to which scheduled time nothing is left to do
     */
    record Done(
            SchedulePlan plan,
            RunReview review,
            RunStarter.Started started,
            List<StartedRun> runs,
            Instant handledUntil) {}

    private final EventRecorder events;

    /** Reports runs by this recorder. */
    public ScheduleReport(EventRecorder events) {
        this.events = events;
    }

    UpdateControl<ScheduledTask> invalid(ScheduledTask schedule, List<Problem> problems, Instant now) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        events.warning(schedule, "InvalidSchedule", message);
        ScheduledTaskStatus status = before(schedule).toBuilder()
                .nextScheduleTime(null)
                .observedGeneration(schedule.getMetadata().getGeneration())
                .conditions(conditions(schedule, now)
                        .set(VALID, false, "InvalidSchedule", message)
                        .set(READY, false, "InvalidSchedule", message)
                        .list())
                .build();
        return StatusPatch.of(schedule, new ScheduledTask(), status);
    }

    UpdateControl<ScheduledTask> status(ScheduledTask schedule, ScheduleFields fields, Done done, Instant now) {
        events.resolved(schedule, "InvalidSchedule");
        FailureList failures = FailureList.of(before(schedule).failures(), done);
        failures.added().forEach(failed -> tell(schedule, failed));
        done.started().names().forEach(name -> events.normal(schedule, "Started", "has started task " + name + "."));
        Optional<Instant> last = lastStarted(schedule, done);
        ScheduledTaskStatus status = ScheduledTaskStatus.builder()
                .lastScheduleTime(last.orElse(null))
                .nextScheduleTime(done.plan().next().map(Run::scheduledTime).orElse(null))
                .handledUntil(done.handledUntil())
                .schedule(fields.timing())
                .active(active(done))
                .tasks(names(schedule, done))
                .failures(failures.list())
                .observedGeneration(schedule.getMetadata().getGeneration())
                .conditions(conditions(schedule, fields, done, failures, last, now))
                .build();
        return StatusPatch.of(schedule, new ScheduledTask(), status);
    }

    private void tell(ScheduledTask schedule, FailedRun failed) {
        boolean missed = failed.attempts() == null;
        events.warning(
                schedule,
                missed ? "RunMissed" : "RunFailed",
                "was unable to start the run of " + failed.scheduledTime() + ". Reason: " + failed.reason());
    }

    private static Optional<Instant> lastStarted(ScheduledTask schedule, Done done) {
        List<Run> due = done.plan().start();
        Optional<Run> failed = done.started().failed();
        int written = failed.map(due::indexOf).orElse(due.size());
        return written == 0
                ? Optional.ofNullable(before(schedule).lastScheduleTime())
                : Optional.of(due.get(written - 1).scheduledTime());
    }

    /** Tasks that were just written are not among those seen before, or have not ended. */
    private static int active(Done done) {
        return (int) Stream.concat(
                        done.runs().stream().filter(run -> !run.ended()).map(StartedRun::name),
                        done.started().names().stream()
                                .filter(name -> done.runs().stream()
                                        .noneMatch(run -> run.name().equals(name))))
                .distinct()
                .count();
    }

    private static List<String> names(ScheduledTask schedule, Done done) {
        List<String> names = new ArrayList<>(done.started().names().reversed());
        names.addAll(before(schedule).tasks());
        return names.stream().distinct().limit(NAMES_KEPT).toList();
    }

    private static List<Condition> conditions(
            ScheduledTask schedule,
            ScheduleFields fields,
            Done done,
            FailureList failures,
            Optional<Instant> last,
            Instant now) {
        Optional<FailedRun> failed = failures.newest()
                .filter(run -> last.isEmpty() || !failures.time(run).isBefore(last.get()));
        Conditions conditions = conditions(schedule, now);
        IgnoredCondition.set(conditions, ScheduledRun.ignored(schedule));
        conditions
                .set(VALID, true, "Valid", "the schedule and its target can be read")
                .set(
                        FAILED,
                        failed.isPresent(),
                        failed.isPresent() ? "RunFailed" : "NoFailure",
                        failed.map(run -> "the run of " + run.scheduledTime() + ": " + run.reason())
                                .orElse("the last run was started"));
        boolean writable = done.started().failed().isEmpty();
        return conditions
                .set(READY, writable, writable ? phase(fields, done) : "TaskNotWritten", ready(fields, done))
                .list();
    }

    private static String phase(ScheduleFields fields, Done done) {
        if (!fields.enabled()) {
            return "Disabled";
        }
        return done.plan().next().isPresent() ? "Scheduled" : "Finished";
    }

    private static String ready(ScheduleFields fields, Done done) {
        if (done.started().failed().isPresent()) {
            return "the API server does not take the Task of the run that is due: "
                    + done.started().why();
        }
        return switch (phase(fields, done)) {
            case "Disabled" -> "state is DISABLED: nothing is started";
            case "Finished" -> "there is no further run";
            default -> "the schedule waits for its next run";
        };
    }

    private static ScheduledTaskStatus before(ScheduledTask schedule) {
        return Optional.ofNullable(schedule.getStatus())
                .orElseGet(() -> ScheduledTaskStatus.builder().build());
    }

    private static Conditions conditions(ScheduledTask schedule, Instant now) {
        return new Conditions(
                before(schedule).conditions(), schedule.getMetadata().getGeneration(), now);
    }
}

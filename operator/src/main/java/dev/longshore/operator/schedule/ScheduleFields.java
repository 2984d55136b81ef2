package dev.longshore.operator.schedule;

import dev.longshore.ecs.v1alpha1.FlexibleTimeWindow;
import dev.longshore.ecs.v1alpha1.MissedRunPolicy;
import dev.longshore.ecs.v1alpha1.ScheduleState;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskSpec;
import dev.longshore.engine.schedule.MissedRuns;
import dev.longshore.engine.schedule.RetryPolicy;
import dev.longshore.engine.schedule.ScheduleExpression;
import dev.longshore.engine.schedule.Timetable;
import dev.longshore.operator.definition.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a schedule mean.
 *
 * @param timetable its times; empty where a problem keeps them from being read
 * @param timing all that the times depend on, as one text: another text is another timetable
 * @param problems what cannot be read, by field path
 */
public record ScheduleFields(
        Optional<Timetable> timetable,
        String timing,
        boolean enabled,
        RetryPolicy retry,
        MissedRuns missedRuns,
        List<Problem> problems) {

    /** Reads a schedule. */
    public static ScheduleFields of(ScheduledTask schedule) {
        ScheduledTaskSpec spec = schedule.getSpec();
        List<Problem> problems = new ArrayList<>();
        Optional<ScheduleExpression> expression =
                TimeFields.expression("spec.scheduleExpression", spec.scheduleExpression(), problems);
        Optional<ZoneId> zone =
                TimeFields.zone("spec.scheduleExpressionTimezone", spec.scheduleExpressionTimezone(), problems);
        Optional<Instant> start = TimeFields.time("spec.startDate", spec.startDate(), problems);
        Optional<Instant> end = TimeFields.time("spec.endDate", spec.endDate(), problems);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            problems.add(new Problem(
                    "spec.endDate",
                    "must be after spec.startDate, " + spec.startDate() + ", but is " + spec.endDate()));
        }
        problems.addAll(TargetInput.problems(schedule));
        Optional<Timetable> timetable = expression
                .filter(e -> problems.isEmpty())
                .map(e -> new Timetable(
                        e,
                        zone.orElse(ZoneOffset.UTC),
                        Instant.parse(schedule.getMetadata().getCreationTimestamp()),
                        start,
                        end,
                        window(spec.flexibleTimeWindow()),
                        schedule.getMetadata().getUid()));
        boolean enabled = spec.state() != ScheduleState.DISABLED;
        return new ScheduleFields(
                timetable,
                timing(spec, enabled),
                enabled,
                retry(spec.target().retryPolicy()),
                missedRuns(spec.missedRuns()),
                List.copyOf(problems));
    }

    private static Duration window(@Nullable FlexibleTimeWindow window) {
        return Optional.ofNullable(window)
                .map(FlexibleTimeWindow::maximumWindowInMinutes)
                .map(Duration::ofMinutes)
                .orElse(Duration.ZERO);
    }

    /** A retry policy; what it does not say is as in EventBridge. */
    public static RetryPolicy retry(dev.longshore.ecs.v1alpha1.@Nullable RetryPolicy given) {
        if (given == null) {
            return RetryPolicy.DEFAULT;
        }
        return new RetryPolicy(
                Optional.ofNullable(given.maximumEventAgeInSeconds())
                        .map(Duration::ofSeconds)
                        .orElse(RetryPolicy.DEFAULT.maximumEventAge()),
                Objects.requireNonNullElse(given.maximumRetryAttempts(), RetryPolicy.DEFAULT.maximumRetryAttempts()));
    }

    private static MissedRuns missedRuns(@Nullable MissedRunPolicy given) {
        return given == null ? MissedRuns.ALL : MissedRuns.valueOf(given.name());
    }

    private static String timing(ScheduledTaskSpec spec, boolean enabled) {
        String zone = Objects.requireNonNullElse(spec.scheduleExpressionTimezone(), "UTC");
        String start = spec.startDate() == null ? "" : " from " + spec.startDate();
        String end = spec.endDate() == null ? "" : " to " + spec.endDate();
        return spec.scheduleExpression() + " " + zone + start + end + (enabled ? "" : " DISABLED");
    }
}

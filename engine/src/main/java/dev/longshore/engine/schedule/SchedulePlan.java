package dev.longshore.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule does now.
 *
 * @param start the runs to start, the oldest first
 * @param missed how many were due and are not started
 * @param lastMissed the newest of these
 * @param handledUntil up to which scheduled time nothing is left to do
 * @param next the first run that is not due yet
 */
public record SchedulePlan(
        List<Run> start, int missed, Optional<Run> lastMissed, Instant handledUntil, Optional<Run> next) {
    /** A run that is found later than this after it was due has been missed: EventBridge is as precise as that. */
    private static final Duration ON_TIME = Duration.ofSeconds(60);

    /** More than these are not made up for at once. */
    private static final int MOST = 100;

    /**
     * Decides about all runs after those that were handled.
     *
     * @param handledUntil the scheduled time up to which runs were started or given up before
     */
    public static SchedulePlan decide(
            Timetable timetable, Instant handledUntil, Instant now, RetryPolicy retry, MissedRuns policy) {
        Deque<Run> due = new ArrayDeque<>();
        Optional<Run> dropped = Optional.empty();
        int missed = 0;
        Optional<Run> next = timetable.next(handledUntil);
        while (next.isPresent() && !next.get().due().isAfter(now)) {
            due.addLast(next.get());
            if (due.size() > MOST) {
                dropped = Optional.of(due.removeFirst());
                missed++;
            }
            next = timetable.next(next.get().scheduledTime());
        }
        List<Run> start = new ArrayList<>();
        for (Run run : due) {
            if (isStarted(run, run.equals(due.getLast()), now, retry, policy)) {
                start.add(run);
            } else {
                dropped = Optional.of(run);
                missed++;
            }
        }
        Instant until = due.isEmpty() ? handledUntil : due.getLast().scheduledTime();
        return new SchedulePlan(List.copyOf(start), missed, dropped, until, next);
    }

    private static boolean isStarted(Run run, boolean last, Instant now, RetryPolicy retry, MissedRuns policy) {
        Duration late = Duration.between(run.due(), now);
        if (late.compareTo(ON_TIME) <= 0) {
            return true;
        }
        boolean young = late.compareTo(retry.maximumEventAge()) <= 0;
        return young && (policy == MissedRuns.ALL || (policy == MissedRuns.LATEST && last));
    }
}

package dev.longshore.operator.controller.schedule;

import dev.longshore.ecs.v1alpha1.FailedRun;
import dev.longshore.engine.schedule.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The runs of a schedule that failed last, each once.
 *
 * @param list the newest first, at most ten
 * @param added those that were not known before
 */
record FailureList(List<FailedRun> list, List<FailedRun> added) {
    private static final int KEPT = 10;

    /** What was known, and what this look found. */
    static FailureList of(List<FailedRun> before, ScheduleReport.Done done) {
        List<FailedRun> found = new ArrayList<>(done.started().refused());
        done.review()
                .givenUp()
                .forEach(run -> found.add(
                        new FailedRun(run.run().run().scheduledTime(), run.run().attempt(), run.reason())));
        done.plan()
                .lastMissed()
                .ifPresent(last -> found.add(missed(last, done.plan().missed())));

        Instant oldest = before.size() < KEPT ? Instant.MIN : timeOf(before.getLast());
        List<FailedRun> added = found.stream()
                .filter(run -> timeOf(run).isAfter(oldest))
                .filter(run -> before.stream().noneMatch(known -> timeOf(known).equals(timeOf(run))))
                .toList();
        List<FailedRun> all = new ArrayList<>(before);
        all.addAll(added);
        all.sort(Comparator.comparing(FailureList::timeOf).reversed());
        return new FailureList(all.stream().limit(KEPT).toList(), added);
    }

    /** Whether the status, as it is seen, tells of the failure: what is deleted before that could be forgotten. */
    static boolean tells(List<FailedRun> seen, Instant scheduledTime) {
        boolean tooOld = seen.size() >= KEPT && scheduledTime.isBefore(timeOf(seen.getLast()));
        return tooOld || seen.stream().anyMatch(known -> timeOf(known).equals(scheduledTime));
    }

    private static FailedRun missed(Run last, int count) {
        String reason = count == 1
                ? "the run was found too late to be made up for."
                : count + " runs up to this one were found too late to be made up for.";
        return FailedRun.builder()
                .scheduledTime(last.scheduledTime())
                .reason(reason)
                .build();
    }

    Optional<FailedRun> newest() {
        return list.stream().findFirst();
    }

    Instant time(FailedRun run) {
        return timeOf(run);
    }

    private static Instant timeOf(FailedRun run) {
        return Objects.requireNonNullElse(run.scheduledTime(), Instant.EPOCH);
    }
}

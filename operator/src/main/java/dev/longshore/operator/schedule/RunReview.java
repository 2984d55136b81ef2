package dev.longshore.operator.schedule;

import dev.longshore.engine.schedule.RetryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done about runs that were started.
 *
 * @param retries runs to try again, for the tasks that were not started
 * @param givenUp runs that are not tried any more
 * @param nextLook when there may be more to do, unless something happens before
 */
public record RunReview(List<Retry> retries, List<GivenUp> givenUp, Optional<Instant> nextLook) {

    /**
     * A further attempt.
     *
     * @param last the attempt before
     * @param attempt its number
     * @param count how many tasks the attempts before it could not start
     */
    public record Retry(StartedRun last, int attempt, int count) {}

    /**
     * A run that failed for good.
     *
     * @param begun whether it has tasks; without any its Task would wait for ever, and is to be deleted
     */
    public record GivenUp(StartedRun run, boolean begun, String reason) {}

    /** Looks at the last attempt of each run. */
    public static RunReview of(List<StartedRun> started, RetryPolicy policy, Instant now) {
        Map<String, StartedRun> last = new HashMap<>();
        started.forEach(one -> last.merge(one.series(), one, (a, b) -> a.attempt() > b.attempt() ? a : b));
        Review review = new Review(policy, now);
        last.values().stream()
                .sorted(Comparator.comparing(one -> one.run().scheduledTime()))
                .forEach(review::look);
        return new RunReview(
                List.copyOf(review.retries),
                List.copyOf(review.givenUp),
                review.looks.stream().min(Comparator.naturalOrder()));
    }

    private static final class Review {
        private final RetryPolicy policy;
        private final Instant now;
        private final List<Retry> retries = new ArrayList<>();
        private final List<GivenUp> givenUp = new ArrayList<>();
        private final List<Instant> looks = new ArrayList<>();

        Review(RetryPolicy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        void look(StartedRun run) {
            Optional<String> cannotBegin = run.cannotBegin();
            if (cannotBegin.isPresent()) {
                waiting(run, cannotBegin.get());
            } else if (run.unplaced() > 0) {
                unplaced(run);
            }
        }

        private void waiting(StartedRun run, String why) {
            Instant deadline = policy.deadline(run.run().due());
            if (deadline.isAfter(now)) {
                looks.add(deadline);
            } else {
                givenUp.add(new GivenUp(run, false, why));
            }
        }

        private void unplaced(StartedRun run) {
            Optional<Instant> retryAt = policy.retryAt(run.run().due(), run.attempt(), run.failedAt());
            if (retryAt.isEmpty()) {
                givenUp.add(new GivenUp(run, true, run.unplaced() + " tasks not placed: " + run.unplacedBecause()));
            } else if (retryAt.get().isAfter(now)) {
                looks.add(retryAt.get());
            } else {
                retries.add(new Retry(run, run.attempt() + 1, run.unplaced()));
            }
        }
    }
}

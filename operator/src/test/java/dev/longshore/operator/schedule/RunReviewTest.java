package dev.longshore.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Failure;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.engine.schedule.RetryPolicy;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReviewTest {
    private static final Instant DUE = Instant.parse("2026-01-01T10:00:00Z");
    private static final RetryPolicy ONE_RETRY = new RetryPolicy(Duration.ofHours(1), 1);

    @Test
    void whatRunsNeedsNothing() {
        assertThat(review(ONE_RETRY, DUE, started(1, 0)))
                .isEqualTo(new RunReview(List.of(), List.of(), Optional.empty()));
    }

    @Test
    void whatFoundNoInstanceIsTriedAgainAfterAWhile() {
        RunReview early = review(ONE_RETRY, DUE.plusSeconds(9), started(1, 2));
        assertThat(early.retries()).isEmpty();
        assertThat(early.nextLook()).contains(DUE.plusSeconds(10));
        assertThat(review(ONE_RETRY, DUE.plusSeconds(10), started(1, 2)).retries())
                .singleElement()
                .satisfies(retry -> {
                    assertThat(retry.attempt()).isEqualTo(2);
                    assertThat(retry.count()).isEqualTo(2);
                });
    }

    @Test
    void onlyTheLastAttemptCounts() {
        assertThat(review(ONE_RETRY, DUE.plusSeconds(60), started(2, 0), started(1, 2))
                        .retries())
                .isEmpty();
    }

    @Test
    void afterTheLastRetryItIsGivenUp() {
        RunReview review = review(ONE_RETRY, DUE.plusSeconds(60), started(1, 2), started(2, 1));
        assertThat(review.retries()).isEmpty();
        assertThat(review.givenUp()).singleElement().satisfies(run -> {
            assertThat(run.run().attempt()).isEqualTo(2);
            assertThat(run.begun()).isTrue();
            assertThat(run.reason()).isEqualTo("1 tasks not placed: RESOURCE:CPU: too little");
        });
    }

    @Test
    void whatCannotBeginWaitsAsLongAsItsRetriesTake() {
        StartedRun waiting = run(
                1,
                TaskStatus.builder()
                        .conditions(List.of(condition(ConditionTypes.VALID, "False", "no such definition")))
                        .build());
        assertThat(review(ONE_RETRY, DUE.plusSeconds(9), waiting).nextLook()).contains(DUE.plusSeconds(10));
        assertThat(review(ONE_RETRY, DUE.plusSeconds(10), waiting).givenUp())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.begun()).isFalse();
                    assertThat(run.reason()).isEqualTo("no such definition");
                });
    }

    private static RunReview review(RetryPolicy policy, Instant now, StartedRun... runs) {
        return RunReview.of(List.of(runs), policy, now);
    }

    private static StartedRun started(int attempt, int unplaced) {
        Failure failure =
                Failure.builder().reason("RESOURCE:CPU").detail("too little").build();
        return run(
                attempt,
                TaskStatus.builder()
                        .pendingCount(0)
                        .failures(Collections.nCopies(unplaced, failure))
                        .conditions(List.of(
                                condition(ConditionTypes.VALID, "True", ""),
                                condition(ConditionTypes.FAILED, unplaced > 0 ? "True" : "False", "")))
                        .build());
    }

    private static StartedRun run(int attempt, TaskStatus status) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder()
                .withName(attempt == 1 ? "run" : "run-" + attempt)
                .addToAnnotations(Annotations.SCHEDULED_TIME, DUE.toString())
                .addToAnnotations(Annotations.DUE_TIME, DUE.toString())
                .addToAnnotations(Annotations.ATTEMPT, String.valueOf(attempt))
                .build());
        task.setStatus(status);
        return StartedRun.of(task);
    }

    private static Condition condition(String type, String status, String message) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withMessage(message)
                .withLastTransitionTime(DUE.toString())
                .build();
    }
}

package dev.longshore.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final Instant DUE = Instant.parse("2026-01-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # maximum age, maximum retries, attempts so far, seconds after it was due that the last one failed, seconds until the next
            86400, 185, 1,   5,     10
            86400, 185, 2,   20,    20
            86400, 185, 6,   400,   320
            86400, 185, 7,   700,   480
            86400, 185, 100, 50000, 480
            86400, 185, 185, 80000, 480
            86400, 185, 186, 80000,
            86400, 0,   1,   5,
            86400, 1,   1,   5,     10
            86400, 1,   2,   20,
            60,    185, 1,   50,    10
            60,    185, 1,   51,
            """)
    void triesAgainUntilTheRetriesOrTheAgeRunOut(
            long age, int retries, int attempts, long failedAfter, @Nullable Long again) {
        Instant failed = DUE.plusSeconds(failedAfter);
        assertThat(new RetryPolicy(Duration.ofSeconds(age), retries).retryAt(DUE, attempts, failed))
                .isEqualTo(Optional.ofNullable(again).map(failed::plusSeconds));
    }

    @Test
    void theDefaultRetriesTakeAsLongAsTheEventMayBeOld() {
        assertThat(RetryPolicy.DEFAULT.deadline(DUE)).isEqualTo(DUE.plus(Duration.ofHours(24)));
        assertThat(new RetryPolicy(Duration.ofDays(2), 185).deadline(DUE))
                .isBetween(DUE.plus(Duration.ofHours(24)), DUE.plus(Duration.ofHours(25)));
    }

    @ParameterizedTest
    @CsvSource({"86400, 0, 0", "86400, 1, 10", "86400, 3, 70", "60, 3, 60"})
    void waitsForARunAsLongAsItsRetriesWouldTake(long age, int retries, long seconds) {
        assertThat(new RetryPolicy(Duration.ofSeconds(age), retries).deadline(DUE))
                .isEqualTo(DUE.plusSeconds(seconds));
    }
}

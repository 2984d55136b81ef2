package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthyTaskTest {
    @ParameterizedTest
    @CsvSource({
        ",      true,  true",
        ",      false, false",
        "true,  ,      true",
        "false, ,      false",
        "true,  true,  true",
        "true,  false, false",
        "false, true,  false",
    })
    void everyCheckThatThereIsMustPassWhateverTheTime(Boolean container, Boolean target, boolean healthy) {
        assertThat(HealthyTask.counts(Optional.ofNullable(container), Optional.ofNullable(target), 1_000, 1_001))
                .isEqualTo(healthy);
    }

    @Test
    void withoutAnyCheckFortySecondsOfRunningCount() {
        assertThat(HealthyTask.counts(Optional.empty(), Optional.empty(), 1_000, 40_999))
                .isFalse();
        assertThat(HealthyTask.counts(Optional.empty(), Optional.empty(), 1_000, 41_000))
                .isTrue();
    }
}

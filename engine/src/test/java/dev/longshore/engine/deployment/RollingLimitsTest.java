package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingLimitsTest {
    @ParameterizedTest(name = "{0} tasks, {1} to {2} percent")
    @CsvSource({
        "4, 100, 200, 4, 8, false",
        "4,  50, 100, 2, 4, false",
        "4,  50, 200, 2, 8, false",
        "1, 100, 200, 1, 2, false",
        "1,   0, 100, 0, 1, false",
        "1,  50, 100, 1, 1, true",
        "2,  75, 100, 2, 2, true",
        "3, 100, 125, 3, 3, true",
        "10, 90, 110, 9, 11, false",
        "3,  66, 134, 2, 4, false",
        "0, 100, 200, 0, 0, false",
        "0,   0, 100, 0, 0, false",
    })
    void roundsTheLowerLimitUpAndTheUpperDown(
            int desired, int minimum, int maximum, int lower, int upper, boolean blocks) {
        RollingLimits limits = RollingLimits.of(desired, minimum, maximum);
        assertThat(limits).isEqualTo(new RollingLimits(lower, upper));
        assertThat(limits.block()).isEqualTo(blocks);
    }

    @Test
    void whatMayStartOrStopIsNeverNegative() {
        RollingLimits limits = new RollingLimits(2, 4);
        assertThat(limits.canStart(3)).isEqualTo(1);
        assertThat(limits.canStart(9)).isZero();
        assertThat(limits.canStop(3)).isEqualTo(1);
        assertThat(limits.canStop(0)).isZero();
    }

    @Test
    void largeCountsDoNotOverflow() {
        assertThat(RollingLimits.of(20_000_000, 100, 107)).isEqualTo(new RollingLimits(20_000_000, 21_400_000));
    }
}

package dev.longshore.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void theMiddleOneOfThree() {
        assertThat(Median.of(9, 1, 4)).isEqualTo(4);
    }

    @Test
    void theMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(10, 1, 3, 4)).isEqualTo(3.5);
    }

    @Test
    void oneIsItsOwnMedian() {
        assertThat(Median.of(7)).isEqualTo(7);
    }

    @Test
    void noneHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of());
    }
}

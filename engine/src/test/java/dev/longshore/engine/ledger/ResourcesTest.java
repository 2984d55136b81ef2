package dev.longshore.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 10, 1000, 10, true",
        "1001, 10, 1000, 10, false",
        "1000, 11, 1000, 10, false",
        "0, 10, 0, 10, true",
        "0, 10, -5, 10, true",
        "1, 10, -5, 10, false",
        "0, 0, -5, -5, true",
    })
    void fitsWhenEachPartThatIsAskedForIsFree(long cpu, long memory, long freeCpu, long freeMemory, boolean fits) {
        assertThat(new Resources(cpu, memory).fits(new Resources(freeCpu, freeMemory)))
                .isEqualTo(fits);
    }

    @Test
    void addsAndTakesAwayBothParts() {
        Resources some = new Resources(250, 64);
        assertThat(Resources.NONE.plus(some).plus(some)).isEqualTo(new Resources(500, 128));
        assertThat(Resources.NONE.minus(some)).isEqualTo(new Resources(-250, -64));
    }
}

package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a deployment is done early. */
class EarlySuccessTest {
    @ParameterizedTest
    @CsvSource({
        "50,  BLOCKING, 4, 2, 0, true",
        "50,  BLOCKING, 4, 1, 0, false",
        "50,  BLOCKING, 4, 2, 1, false",
        "50,  DEFERRED, 4, 2, 1, true",
        "50,  DEFERRED, 4, 1, 0, false",
        "51,  BLOCKING, 4, 2, 0, false",
        "51,  BLOCKING, 4, 3, 0, true",
        "100, BLOCKING, 4, 3, 0, false",
        "100, DEFERRED, 4, 4, 4, true",
        "0,   BLOCKING, 4, 0, 0, true",
        "100, BLOCKING, 0, 0, 0, true"
    })
    void table(int percent, String cleanup, int desired, int healthy, int older, boolean met) {
        assertThat(new EarlySuccess(percent, cleanup.equals("BLOCKING")).met(desired, healthy, older))
                .isEqualTo(met);
    }
}

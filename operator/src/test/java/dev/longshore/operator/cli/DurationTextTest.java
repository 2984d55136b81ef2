package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "30m, PT30M", "1h30m, PT1H30M", "2d, PT48H", "1d6h, PT30H", "0s, PT0S"})
    void isReadAsPeopleWriteIt(String text, String duration) {
        assertThat(DurationText.read(text)).hasToString(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "5", "-1h", "1w"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> DurationText.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no duration: write a number with s, m, h or d behind it");
    }
}

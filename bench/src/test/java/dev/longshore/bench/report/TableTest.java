package dev.longshore.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void namesGoLeftAndFiguresRight() {
        Table table = new Table(List.of("WHAT", "seconds"))
                .row(List.of("Service", "1.50"))
                .row(List.of("floor", "12.25"));
        assertThat(table).hasToString("""
                        WHAT     seconds
                        Service     1.50
                        floor      12.25
                        """);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        Table table = new Table(List.of("WHAT", "seconds"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(List.of("Service")))
                .withMessageContaining("1 cells, not 2");
    }

    @Test
    void countsAreWholeUnlessTheMedianIsNot() {
        assertThat(Table.count(1000)).isEqualTo("1000");
        assertThat(Table.count(2.5)).isEqualTo("2.5");
    }
}

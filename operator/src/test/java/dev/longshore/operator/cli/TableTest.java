package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsColumns() {
        var table = new Table("TASK", "PORT");
        table.row("a-long-name", 80);
        table.row("b", 32768);
        assertThat(table).hasToString("""
                TASK          PORT
                a-long-name   80
                b             32768""");
    }
}

package dev.longshore.operator.node;

import dev.longshore.ecs.v1alpha1.EniLimits;
import dev.longshore.engine.ledger.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How many network interfaces EC2's instance types have. ECS's rule: the primary one is the instance's, each other one carries one
 * awsvpc task; with trunking a type's branch interfaces do.
 */
final class EniTable {
    private static final String FILE = "eni-limits.csv";
    private static final Map<String, Row> ROWS = read();

    /**
     * One instance type.
     *
     * @param interfaces all of them
     * @param branches awsvpc tasks with trunking; 0 where the type has no trunk
     */
    private record Row(int interfaces, int branches) {}

    private EniTable() {}

    /**
     * How many awsvpc tasks an instance takes.
     *
     * @param instanceType for example {@code c5.large}; one that the table does not know is not limited
     */
    static int tasks(String instanceType, EniLimits limits) {
        Row row = ROWS.get(instanceType);
        if (row == null || limits == EniLimits.NONE) {
            return Resources.UNLIMITED;
        }
        return limits == EniLimits.TRUNKING && row.branches() > 0 ? row.branches() : row.interfaces() - 1;
    }

    private static Map<String, Row> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EniTable.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .collect(Collectors.toUnmodifiableMap(
                            List::getFirst, cells -> new Row(number(cells.get(1)), number(cells.get(2)))));
        } catch (IOException failure) {
            throw new UncheckedIOException(FILE, failure);
        }
    }

    private static int number(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    }
}

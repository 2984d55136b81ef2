package dev.longshore.operator.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.EniLimits;
import dev.longshore.engine.ledger.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniTableTest {
    @ParameterizedTest
    @CsvSource({
        "c5.large, ECS, 2",
        "c5.large, TRUNKING, 10",
        "m5.16xlarge, ECS, 14",
        "m5.16xlarge, TRUNKING, 120",
        "t2.micro, ECS, 1",
        "t2.micro, TRUNKING, 1",
        "c5.large, NONE, " + Resources.UNLIMITED,
        "virtual.machine, ECS, " + Resources.UNLIMITED,
        "'', TRUNKING, " + Resources.UNLIMITED
    })
    void awsvpcTasksByInstanceType(String type, EniLimits limits, int tasks) {
        assertThat(EniTable.tasks(type, limits)).isEqualTo(tasks);
    }
}

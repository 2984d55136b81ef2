package dev.longshore.engine.scaling;

import static dev.longshore.engine.scaling.AdjustmentType.CHANGE_IN_CAPACITY;
import static dev.longshore.engine.scaling.AdjustmentType.EXACT_CAPACITY;
import static dev.longshore.engine.scaling.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepScalingTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** The example of the Application Auto Scaling guide: threshold 50. */
    static final List<StepAdjustment> GUIDE = List.of(
            new StepAdjustment(0, 10, 0),
            new StepAdjustment(10, 20, 10),
            new StepAdjustment(20, NONE, 30),
            new StepAdjustment(-10, 0, 0),
            new StepAdjustment(-20, -10, -10),
            new StepAdjustment(-NONE, -20, -30));

    @ParameterizedTest(name = "{1} tasks at {0} become {2}")
    @CsvSource({
        "60, 10, 11",
        "70, 11, 14",
        "40, 14, 13",
        "30, 13, 10", // the guide's own
        "50, 10, 10",
        "59.9, 10, 10",
        "69.9, 10, 11",
        "40.1, 10, 10",
        "30.1, 10, 9",
        "29.9, 10, 7",
        "95, 10, 13"
    })
    void workedExample(double metric, int capacity, int expected) {
        StepScaling policy = new StepScaling(PERCENT_CHANGE_IN_CAPACITY, GUIDE, 0, Duration.ZERO);
        assertThat(policy.problems()).isEmpty();
        assertThat(policy.step(metric - 50)).isPresent();
        assertThat(policy.applied(capacity, policy.step(metric - 50).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and {1} % with at least {2} become {3}")
    @CsvSource({
        "127, 10, 0, 139", // 12.7 is 12
        "3, 10, 0, 4", // 0.3 is 1
        "3, -10, 0, 2", // -0.3 is -1
        "667, -1, 0, 661", // -6.67 is -6
        "4, 25, 2, 6", // 1, but at least 2
        "4, -25, 2, 2",
        "0, 50, 0, 0", // of nothing every part is nothing
        "0, 50, 2, 2",
        "10, 0, 5, 10",
        "1, -100, 0, 0",
        "1, -500, 0, 0",
        "2147483647, 100, 0, 2147483647"
    })
    void percentages(int capacity, int percent, int least, int expected) {
        assertThat(PERCENT_CHANGE_IN_CAPACITY.applied(capacity, percent, least)).isEqualTo(expected);
    }

    @Test
    void numbers() {
        assertThat(CHANGE_IN_CAPACITY.applied(3, 2, 0)).isEqualTo(5);
        assertThat(CHANGE_IN_CAPACITY.applied(3, -5, 0)).isZero();
        assertThat(EXACT_CAPACITY.applied(3, 7, 0)).isEqualTo(7);
    }

    @Test
    void whatIsNoListOfSteps() {
        assertThat(problems(new StepAdjustment(0, 10, 1), new StepAdjustment(20, NONE, 2)))
                .containsExactly("steps [0, 10] and [20, none] have a gap between them");
        assertThat(problems(new StepAdjustment(0, 10, 1), new StepAdjustment(5, NONE, 2)))
                .containsExactly("steps [0, 10] and [5, none] overlap");
        assertThat(problems(new StepAdjustment(0, 10, 1)))
                .containsExactly("a step above the threshold exists: one must have no upper bound");
        assertThat(problems(new StepAdjustment(-10, 0, -1)))
                .containsExactly("a step below the threshold exists: one must have no lower bound");
        assertThat(problems(new StepAdjustment(-NONE, NONE, 1)))
                .containsExactly("a step must have a lower or an upper bound");
        assertThat(problems(new StepAdjustment(5, 5, 1), new StepAdjustment(5, NONE, 1)))
                .containsExactly("step [5, 5]: the lower bound must be below the upper one");
        assertThat(problems(new StepAdjustment(0, NONE, 1), new StepAdjustment(10, NONE, 1)))
                .containsExactly("steps [0, none] and [10, none] overlap");
        assertThat(problems()).containsExactly("there must be 1 to 20 steps, but there are 0");
        assertThat(new StepScaling(EXACT_CAPACITY, List.of(new StepAdjustment(0, NONE, -1)), 0, Duration.ZERO)
                        .problems())
                .containsExactly("step [0, none]: an exact capacity must be at least 0, but is -1");
    }

    private static List<String> problems(StepAdjustment... steps) {
        return new StepScaling(CHANGE_IN_CAPACITY, List.of(steps), 0, Duration.ZERO).problems();
    }
}

package dev.longshore.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudWatch's documented examples of missing data, with "keep" where the state before stays. 0 is within, X breaching, - missing. */
class MissingDataTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0 - X - X, OK,                OK,    OK,    OK",
        "0 - - - -, OK,                OK,    OK,    OK",
        "- - - - -, INSUFFICIENT_DATA, keep,  ALARM, OK",
        "0 X X - X, ALARM,             ALARM, ALARM, ALARM",
        "- - X - -, ALARM,             keep,  ALARM, OK",
        // It would be premature to raise the alarm for the newest ones among gaps, or where gaps lie behind something
        // within.
        "- - - - X, keep,              keep,  ALARM, OK",
        "- - - X -, keep,              keep,  ALARM, OK",
        "- - - X 0, OK,                OK,    OK,    OK",
        "- - X - 0, OK,                OK,    OK,    OK",
        "- - - - 0, OK,                OK,    OK,    OK",
        "X - - - -, ALARM,             keep,  ALARM, OK",
        "X X X 0 0, OK,                OK,    OK,    OK",
        "0 0 X X X, ALARM,             ALARM, ALARM, ALARM",
        "X X 0 - -, OK,                OK,    OK,    OK",
        "- X - X -, ALARM,             keep,  ALARM, OK",
    })
    void allOfThree(String range, String missing, String ignore, String breaching, String notBreaching) {
        check(3, range, missing, ignore, breaching, notBreaching);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0 - X - X, ALARM,             ALARM, ALARM, ALARM",
        "0 0 X 0 X, ALARM,             ALARM, ALARM, ALARM",
        "0 - X - -, OK,                OK,    ALARM, OK",
        "- - - - 0, OK,                OK,    ALARM, OK",
        "- - - X -, ALARM,             keep,  ALARM, OK",
        "- - - - X, keep,              keep,  ALARM, OK",
        "- - - - -, INSUFFICIENT_DATA, keep,  ALARM, OK",
        "- - - X X, ALARM,             ALARM, ALARM, ALARM",
        "0 0 0 X -, OK,                OK,    OK,    OK",
    })
    void twoOfThree(String range, String missing, String ignore, String breaching, String notBreaching) {
        check(2, range, missing, ignore, breaching, notBreaching);
    }

    private static void check(
            int datapointsToAlarm, String range, String missing, String ignore, String breaching, String notBreaching) {
        check(datapointsToAlarm, range, MissingData.MISSING, missing);
        check(datapointsToAlarm, range, MissingData.IGNORE, ignore);
        check(datapointsToAlarm, range, MissingData.BREACHING, breaching);
        check(datapointsToAlarm, range, MissingData.NOT_BREACHING, notBreaching);
    }

    private static void check(int datapointsToAlarm, String range, MissingData treated, String expected) {
        AlarmRule rule = new AlarmRule(
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                50,
                Duration.ofMinutes(5),
                3,
                OptionalInt.of(datapointsToAlarm),
                treated);
        for (AlarmState before : AlarmState.values()) {
            AlarmState after = Ranges.evaluate(rule, range, before).state();
            assertThat(after)
                    .as("%s treated as %s, before %s", range, treated, before)
                    .isEqualTo(expected.equals("keep") ? before : AlarmState.valueOf(expected));
        }
    }
}

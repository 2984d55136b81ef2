package dev.longshore.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** StateReasons as CloudWatch words them. A rule is written N, M (0 if left out), treatMissingData. */
class StateReasonTest {
    @ParameterizedTest(name = "[{0}] {1} {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1 0 MISSING; 60; OK; Threshold Crossed: 1 datapoint [60.0 (01/03/26 11:59:00)] was greater than the threshold (50.0).",
                "1 1 MISSING; 60; OK; Threshold Crossed: 1 out of the last 1 datapoints [60.0 (01/03/26 11:59:00)] was greater than the threshold (50.0) (minimum 1 datapoint for OK -> ALARM transition).",
                "2 2 MISSING; 60 70; OK; Threshold Crossed: 2 out of the last 2 datapoints [70.0 (01/03/26 11:59:00), 60.0 (01/03/26 11:58:00)] were greater than the threshold (50.0) (minimum 2 datapoints for OK -> ALARM transition).",
                "3 2 MISSING; 60 1 70; INSUFFICIENT_DATA; Threshold Crossed: 2 out of the last 3 datapoints [70.0 (01/03/26 11:59:00), 60.0 (01/03/26 11:57:00)] were greater than the threshold (50.0) (minimum 2 datapoints for INSUFFICIENT_DATA -> ALARM transition).",
                "3 2 MISSING; 60 1 2; ALARM; Threshold Crossed: 2 out of the last 3 datapoints [2.0 (01/03/26 11:59:00), 1.0 (01/03/26 11:58:00)] were not greater than the threshold (50.0) (minimum 2 datapoints for ALARM -> OK transition).",
                "1 0 MISSING; 50; ALARM; Threshold Crossed: 1 datapoint [50.0 (01/03/26 11:59:00)] was not greater than the threshold (50.0).",
                "5 5 MISSING; 61 62 63 64 65; OK; Threshold Crossed: 5 out of the last 5 datapoints were greater than the threshold (50.0). The most recent datapoints which crossed the threshold: [65.0 (01/03/26 11:59:00), 64.0 (01/03/26 11:58:00), 63.0 (01/03/26 11:57:00), 62.0 (01/03/26 11:56:00), 61.0 (01/03/26 11:55:00)] (minimum 5 datapoints for OK -> ALARM transition).",
                "3 0 MISSING; - - - - -; OK; Insufficient Data: 3 datapoints were unknown.",
                "1 0 MISSING; - - -; OK; Insufficient Data: 1 datapoint was unknown.",
                "1 1 BREACHING; - - -; OK; Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].",
                "3 2 NOT_BREACHING; - - - - -; OK; Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [NonBreaching].",
                "3 3 BREACHING; - - X - -; OK; Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].",
                "3 3 IGNORE; - - X - -; OK; Insufficient Data: 2 datapoints were unknown, and the state OK is maintained.",
            })
    void readAsInCloudWatch(String rule, String range, AlarmState before, String reason) {
        assertThat(Ranges.evaluate(rule(rule), range.strip(), before).reason()).isEqualTo(reason);
    }

    private static AlarmRule rule(String text) {
        List<String> parts = List.of(text.split(" "));
        int datapointsToAlarm = Integer.parseInt(parts.get(1));
        return new AlarmRule(
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                50,
                Duration.ofMinutes(1),
                Integer.parseInt(parts.get(0)),
                datapointsToAlarm == 0 ? OptionalInt.empty() : OptionalInt.of(datapointsToAlarm),
                MissingData.valueOf(parts.get(2)));
    }
}

package dev.longshore.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleExpressionTest {
    private static final int SHOWN = 3;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # every part of the syntax, from this moment on: a Friday
            cron(* * * * ? *)                 | 2026-01-02T00:00:00Z | 2026-01-02T00:01:00Z 2026-01-02T00:02:00Z 2026-01-02T00:03:00Z
            cron(0 12 * * ? *)                | 2026-01-02T12:00:00Z | 2026-01-03T12:00:00Z 2026-01-04T12:00:00Z 2026-01-05T12:00:00Z
            cron(15 10 ? * 6L 2022-2023)      | 2022-11-01T00:00:00Z | 2022-11-25T10:15:00Z 2022-12-30T10:15:00Z 2023-01-27T10:15:00Z
            cron(0/15 8-9 ? * MON-FRI *)      | 2026-01-02T09:20:00Z | 2026-01-02T09:30:00Z 2026-01-02T09:45:00Z 2026-01-05T08:00:00Z
            cron(*/20 0 1 1 ? *)              | 2026-01-02T00:00:00Z | 2027-01-01T00:00:00Z 2027-01-01T00:20:00Z 2027-01-01T00:40:00Z
            cron(10-30/10 5 * * ? *)          | 2026-01-02T00:00:00Z | 2026-01-02T05:10:00Z 2026-01-02T05:20:00Z 2026-01-02T05:30:00Z
            cron(5,35 14 * * ? *)             | 2026-01-02T14:05:00Z | 2026-01-02T14:35:00Z 2026-01-03T14:05:00Z 2026-01-03T14:35:00Z
            cron(0 18 ? JAN,jul SUN *)        | 2026-01-20T00:00:00Z | 2026-01-25T18:00:00Z 2026-07-05T18:00:00Z 2026-07-12T18:00:00Z
            cron(0 8 1 * ? *)                 | 2026-01-02T00:00:00Z | 2026-02-01T08:00:00Z 2026-03-01T08:00:00Z 2026-04-01T08:00:00Z
            cron(0 0 31 * ? *)                | 2026-01-02T00:00:00Z | 2026-01-31T00:00:00Z 2026-03-31T00:00:00Z 2026-05-31T00:00:00Z
            cron(0 0 29 2 ? *)                | 2026-01-02T00:00:00Z | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z 2036-02-29T00:00:00Z
            cron(0 0 L * ? *)                 | 2026-01-02T00:00:00Z | 2026-01-31T00:00:00Z 2026-02-28T00:00:00Z 2026-03-31T00:00:00Z
            # 3 January 2026 is a Saturday, 1 February and 1 March are Sundays
            cron(0 0 3W * ? *)                | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z 2026-02-03T00:00:00Z 2026-03-03T00:00:00Z
            cron(0 0 1W * ? *)                | 2026-01-02T00:00:00Z | 2026-02-02T00:00:00Z 2026-03-02T00:00:00Z 2026-04-01T00:00:00Z
            cron(0 0 31W * ? *)               | 2026-01-02T00:00:00Z | 2026-01-30T00:00:00Z 2026-03-31T00:00:00Z 2026-05-29T00:00:00Z
            cron(0 0 LW * ? *)                | 2026-01-02T00:00:00Z | 2026-01-30T00:00:00Z 2026-02-27T00:00:00Z 2026-03-31T00:00:00Z
            cron(0 0 ? * L *)                 | 2026-01-02T00:00:00Z | 2026-01-03T00:00:00Z 2026-01-10T00:00:00Z 2026-01-17T00:00:00Z
            cron(0 0 ? * 3#2 *)               | 2026-01-02T00:00:00Z | 2026-01-13T00:00:00Z 2026-02-10T00:00:00Z 2026-03-10T00:00:00Z
            cron(0 0 ? * TUE#5 *)             | 2026-01-02T00:00:00Z | 2026-03-31T00:00:00Z 2026-06-30T00:00:00Z 2026-09-29T00:00:00Z
            cron(0 0 ? * FRI-MON *)           | 2026-01-02T00:00:00Z | 2026-01-03T00:00:00Z 2026-01-04T00:00:00Z 2026-01-05T00:00:00Z
            cron(0 23-1 * * ? *)              | 2026-01-02T00:00:00Z | 2026-01-02T01:00:00Z 2026-01-02T23:00:00Z 2026-01-03T00:00:00Z
            cron(0 0 1 1 ? 2027,2030)         | 2026-01-02T00:00:00Z | 2027-01-01T00:00:00Z 2030-01-01T00:00:00Z
            cron(0 0 30 2 ? *)                | 2026-01-02T00:00:00Z | ''
            rate(5 minutes)                   | 2026-01-02T00:00:00Z | 2026-01-02T00:04:30Z 2026-01-02T00:09:30Z 2026-01-02T00:14:30Z
            rate(1 hour)                      | 2026-01-01T10:00:00Z | 2026-01-01T23:59:30Z 2026-01-02T00:59:30Z 2026-01-02T01:59:30Z
            rate(2 days)                      | 2026-01-01T23:59:30Z | 2026-01-03T23:59:30Z 2026-01-05T23:59:30Z 2026-01-07T23:59:30Z
            at(2026-01-02T03:04:05)           | 2026-01-02T00:00:00Z | 2026-01-02T03:04:05Z
            """)
    void hasTheseTimesInUtc(String expression, Instant after, String expected) {
        assertThat(times(expression, "UTC", after)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # spring: 02:00 to 02:59 do not exist and are skipped; autumn: 02:00 to 02:59 come twice and count once
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-03-28T00:00:00Z | 2026-03-28T01:30:00Z 2026-03-30T00:30:00Z 2026-03-31T00:30:00Z
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z 2026-10-27T01:30:00Z
            cron(0 * * * ? *)    | America/New_York | 2026-03-08T06:00:00Z | 2026-03-08T07:00:00Z 2026-03-08T08:00:00Z 2026-03-08T09:00:00Z
            cron(0/30 * * * ? *) | America/New_York | 2026-11-01T05:00:00Z | 2026-11-01T05:30:00Z 2026-11-01T07:00:00Z 2026-11-01T07:30:00Z
            cron(0/30 * * * ? *) | America/New_York | 2026-11-01T06:10:00Z | 2026-11-01T07:00:00Z 2026-11-01T07:30:00Z 2026-11-01T08:00:00Z
            # a day of a rate is 24 hours
            rate(1 day)          | Europe/Berlin    | 2026-03-28T00:00:00Z | 2026-03-28T23:59:30Z 2026-03-29T23:59:30Z 2026-03-30T23:59:30Z
            at(2026-07-01T08:00:00) | Asia/Tokyo    | 2026-06-01T00:00:00Z | 2026-06-30T23:00:00Z
            at(2026-03-29T02:30:00) | Europe/Berlin | 2026-03-01T00:00:00Z | 2026-03-29T01:30:00Z
            at(2026-10-25T02:30:00) | Europe/Berlin | 2026-03-01T00:00:00Z | 2026-10-25T00:30:00Z
            """)
    void followsTheClocksOfItsZone(String expression, String zone, Instant after, String expected) {
        assertThat(times(expression, zone, after)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 12 * * ? *                | expression "0 12 * * ? *": must be cron(fields), rate(value unit) or at(yyyy-mm-ddThh:mm:ss)
            cron()                      | cron "": must have six fields, minutes hours day-of-month month day-of-week year, but has 0
            cron(0 12 * * ?)            | cron "0 12 * * ?": must have six fields, minutes hours day-of-month month day-of-week year, but has 5
            cron(60 12 * * ? *)         | minutes "60": must be 0 to 59
            cron(0 24 * * ? *)          | hours "24": must be 0 to 23
            cron(0 -1 * * ? *)          | hours "": must be 0 to 23
            cron(0 12 0 * ? *)          | day-of-month "0": must be 1 to 31
            cron(0 12 1,32 * ? *)       | day-of-month "32": must be 1 to 31
            cron(0 12 * FOO ? *)        | month "FOO": must be 1 to 12, or JAN to DEC
            cron(0 12 ? * 0 *)          | day-of-week "0": must be 1 to 7, or SUN to SAT
            cron(0 12 ? * 8 *)          | day-of-week "8": must be 1 to 7, or SUN to SAT
            cron(0 12 * * ? 1969)       | year "1969": must be 1970 to 2199
            cron(0 12 * * ? 2030-2027)  | year "2030-2027": the first year of a range must not be after the last
            cron(0/0 12 * * ? *)        | minutes "0/0": what follows / must be a number from 1 to 60
            cron(0/61 12 * * ? *)       | minutes "0/61": what follows / must be a number from 1 to 60
            cron(0,,5 12 * * ? *)       | minutes "": must be 0 to 59
            cron(0 12 * * * *)          | day-of-week "*": exactly one of day-of-month and day-of-week must be ?, and day-of-month is "*"
            cron(0 12 ? * ? *)          | day-of-week "?": exactly one of day-of-month and day-of-week must be ?, and day-of-month is "?"
            cron(0 12 ? * 3#1,6#3 *)    | day-of-week "3#1,6#3": # must stand alone, without a list
            cron(0 12 ? * 3#6 *)        | day-of-week "3#6": what follows # must be a number from 1 to 5
            cron(0 12 ? * MON,6L *)     | day-of-week "MON,6L": L must stand alone, without a list
            cron(0 12 1,3W * ? *)       | day-of-month "1,3W": W must stand alone, without a list
            cron(0 12 W * ? *)          | day-of-month "": must be 1 to 31
            cron(? 12 * * ? *)          | minutes "?": must be 0 to 59
            rate(5)                     | rate "5": must be a value and a unit, such as rate(5 minutes)
            rate(0 minutes)             | rate value "0": must be a positive whole number
            rate(1.5 hours)             | rate value "1.5": must be a positive whole number
            rate(5 seconds)             | rate unit "seconds": must be minute, minutes, hour, hours, day or days
            at(2026-01-02)              | at "2026-01-02": must be a time of the form yyyy-mm-ddThh:mm:ss, without a zone
            at(2026-02-30T00:00:00)     | at "2026-02-30T00:00:00": is no time that the calendar has
            """)
    void namesTheFieldAndTheValueThatAreWrong(String expression, String message) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression))
                .isInstanceOf(ScheduleException.class)
                .hasMessage(message);
    }

    /** The first three, by a rate's anchor half a minute before the year's second day. */
    private static String times(String expression, String zone, Instant after) {
        ScheduleExpression schedule = ScheduleExpression.parse(expression);
        Instant anchor = Instant.parse("2026-01-01T23:59:30Z");
        List<String> times = new ArrayList<>();
        Optional<Instant> next = schedule.next(after, ZoneId.of(zone), anchor);
        while (next.isPresent() && times.size() < SHOWN) {
            times.add(next.get().toString());
            next = schedule.next(next.get(), ZoneId.of(zone), anchor);
        }
        return String.join(" ", times);
    }
}

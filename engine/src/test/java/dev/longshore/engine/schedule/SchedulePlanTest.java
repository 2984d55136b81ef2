package dev.longshore.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulePlanTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # policy, maximum age in seconds, now, started, missed, next
            ALL,    86400, 10:00:00, 10:00,             0, 11:00
            ALL,    86400, 10:00:59, 10:00,             0, 11:00
            NONE,   86400, 10:01:00, 10:00,             0, 11:00
            NONE,   86400, 10:01:01, '',                1, 11:00
            LATEST, 86400, 10:01:01, 10:00,             0, 11:00
            ALL,    86400, 12:30:00, 10:00 11:00 12:00, 0, 13:00
            LATEST, 86400, 12:30:00, 12:00,             2, 13:00
            NONE,   86400, 12:30:00, '',                3, 13:00
            NONE,   86400, 12:00:10, 12:00,             2, 13:00
            ALL,    3600,  12:30:00, 12:00,             2, 13:00
            ALL,    5400,  12:30:00, 11:00 12:00,       1, 13:00
            LATEST, 60,    12:30:00, '',                3, 13:00
            ALL,    86400, 09:59:59, '',                0, 10:00
            """)
    void startsWhatIsDueAndMakesUpForWhatWasMissed(
            MissedRuns policy, long age, String now, String started, int missed, String next) {
        SchedulePlan plan = SchedulePlan.decide(
                table("cron(0 * * * ? *)", Duration.ZERO),
                at("09:00:00"),
                at(now),
                new RetryPolicy(Duration.ofSeconds(age), 0),
                policy);
        assertThat(minutes(plan.start())).isEqualTo(started);
        assertThat(plan.missed()).isEqualTo(missed);
        assertThat(plan.lastMissed().isPresent()).isEqualTo(missed > 0);
        assertThat(minutes(plan.next().stream().toList())).isEqualTo(next);
    }

    @Test
    void whatWasHandledIsNotStartedAgain() {
        Timetable table = table("rate(1 minute)", Duration.ZERO);
        SchedulePlan first =
                SchedulePlan.decide(table, at("09:00:00"), at("09:02:00"), RetryPolicy.DEFAULT, MissedRuns.ALL);
        SchedulePlan second =
                SchedulePlan.decide(table, first.handledUntil(), at("09:03:00"), RetryPolicy.DEFAULT, MissedRuns.ALL);
        assertThat(minutes(first.start())).isEqualTo("09:01 09:02");
        assertThat(minutes(second.start())).isEqualTo("09:03");
    }

    @Test
    void aLongOutageIsMadeUpForByTheLatestHundred() {
        SchedulePlan plan = SchedulePlan.decide(
                table("rate(1 minute)", Duration.ZERO),
                at("00:00:00"),
                at("20:00:00"),
                RetryPolicy.DEFAULT,
                MissedRuns.ALL);
        assertThat(plan.start()).hasSize(100);
        assertThat(plan.missed()).isEqualTo(1100);
        assertThat(plan.start().getLast().scheduledTime()).isEqualTo(at("20:00:00"));
        assertThat(plan.lastMissed().orElseThrow().scheduledTime()).isEqualTo(at("18:20:00"));
    }

    @Test
    void startAndEndBoundTheTimes() {
        Timetable table = new Timetable(
                ScheduleExpression.parse("rate(10 minutes)"),
                ZoneOffset.UTC,
                CREATED,
                Optional.of(at("09:05:00")),
                Optional.of(at("09:25:00")),
                Duration.ZERO,
                "");
        assertThat(all(table)).isEqualTo("09:05 09:15 09:25");
        assertThat(all(new Timetable(
                        ScheduleExpression.parse("at(2026-01-01T08:00:00)"),
                        ZoneOffset.UTC,
                        CREATED,
                        table.start(),
                        table.end(),
                        Duration.ZERO,
                        "")))
                .isEqualTo("08:00");
    }

    @Test
    void aRateWithoutAStartBeginsAtOnce() {
        assertThat(table("rate(1 hour)", Duration.ZERO)
                        .next(CREATED.minusSeconds(1))
                        .orElseThrow()
                        .due())
                .isEqualTo(CREATED);
    }

    @Test
    void aFlexibleRunIsDueWithinItsWindowAndBeforeTheNext() {
        Timetable table = table("rate(10 minutes)", Duration.ofMinutes(15));
        List<Long> delays = new ArrayList<>();
        Run last = table.next(CREATED).orElseThrow();
        for (int i = 0; i < 200; i++) {
            Run run = table.next(last.scheduledTime()).orElseThrow();
            assertThat(run).isEqualTo(table.next(last.scheduledTime()).orElseThrow());
            assertThat(run.due()).isAfterOrEqualTo(last.due());
            delays.add(Duration.between(run.scheduledTime(), run.due()).toSeconds());
            last = run;
        }
        assertThat(delays).allMatch(seconds -> seconds >= 0 && seconds < 600);
        assertThat(delays.stream().distinct().count()).isGreaterThan(100);
    }

    private static Timetable table(String expression, Duration window) {
        return new Timetable(
                ScheduleExpression.parse(expression),
                ZoneOffset.UTC,
                CREATED,
                Optional.empty(),
                Optional.empty(),
                window,
                "seed");
    }

    private static String all(Timetable table) {
        List<Run> runs = new ArrayList<>();
        Optional<Run> run = table.next(CREATED);
        while (run.isPresent()) {
            runs.add(run.get());
            run = table.next(run.get().scheduledTime());
        }
        return minutes(runs);
    }

    private static String minutes(List<Run> runs) {
        return runs.stream()
                .map(run -> run.scheduledTime().toString().substring(11, 16))
                .collect(Collectors.joining(" "));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}

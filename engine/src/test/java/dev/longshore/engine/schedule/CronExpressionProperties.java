package dev.longshore.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The next time of a cron expression against one that walks from minute to minute. */
class CronExpressionProperties {
    private static final long HORIZON_MINUTES = Duration.ofDays(12).toMinutes();

    @Property(tries = 1500)
    void theNextTimeIsTheFirstMinuteThatMatches(
            @ForAll("crons") NaiveCron naive, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant after) {
        Optional<Instant> next = ScheduleExpression.parse(naive.expression()).next(after, zone, after);
        Instant horizon = after.plus(Duration.ofMinutes(HORIZON_MINUTES - 1));
        Optional<Instant> expected = naive.next(after, zone, HORIZON_MINUTES);
        assertThat(next.filter(at -> !at.isAfter(horizon)))
                .as("%s in %s after %s", naive.expression(), zone, after)
                .isEqualTo(expected.filter(at -> !at.isAfter(horizon)));
    }

    @Provide
    Arbitrary<NaiveCron> crons() {
        Arbitrary<List<String>> days = Arbitraries.oneOf(
                Combinators.combine(daysOfMonth(), Arbitraries.just("?")).as(List::of),
                Combinators.combine(Arbitraries.just("?"), daysOfWeek()).as(List::of));
        Arbitrary<String> months =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("*")), Tuple.of(1, field(1, 12)));
        Arbitrary<String> years = Arbitraries.of("*", "*", "2026", "2025-2027", "2026/2");
        return Combinators.combine(field(0, 59), field(0, 23), days, months, years)
                .as((minutes, hours, day, month, year) ->
                        new NaiveCron(minutes, hours, day.get(0), month, day.get(1), year));
    }

    private static Arbitrary<String> daysOfMonth() {
        Arbitrary<String> nearest = Arbitraries.integers().between(1, 31).map(day -> day + "W");
        return Arbitraries.oneOf(field(1, 31), Arbitraries.of("*", "L", "LW"), nearest);
    }

    private static Arbitrary<String> daysOfWeek() {
        Arbitrary<Integer> day = Arbitraries.integers().between(1, 7);
        Arbitrary<String> nth =
                Combinators.combine(day, Arbitraries.integers().between(1, 5)).as((d, n) -> d + "#" + n);
        return Arbitraries.oneOf(field(1, 7), Arbitraries.of("*", "L"), day.map(d -> d + "L"), nth);
    }

    private static Arbitrary<String> field(int min, int max) {
        Arbitrary<Integer> value = Arbitraries.integers().between(min, max);
        Arbitrary<String> one = value.map(String::valueOf);
        Arbitrary<String> range = Combinators.combine(value, value).as((a, b) -> Math.min(a, b) + "-" + Math.max(a, b));
        Arbitrary<String> base = Arbitraries.oneOf(Arbitraries.just("*"), one, range);
        Arbitrary<String> stepped = Combinators.combine(
                        base, Arbitraries.integers().between(1, max))
                .as((b, step) -> b + "/" + step);
        Arbitrary<String> part = Arbitraries.oneOf(Arbitraries.just("*"), one, range, stepped);
        return part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(",", parts));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        // Lord Howe puts its clocks forward by half an hour, Chatham is at an odd offset, Troll shifts by two hours.
        return Arbitraries.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Pacific/Chatham",
                        "Antarctica/Troll",
                        "Asia/Kolkata")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> anyTime = Arbitraries.longs()
                .between(
                        Instant.parse("2025-06-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2027-06-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Instant> nearAChange = Combinators.combine(
                        Arbitraries.of(
                                "2026-03-29T01:00:00Z",
                                "2026-10-25T01:00:00Z",
                                "2026-03-08T07:00:00Z",
                                "2026-11-01T06:00:00Z",
                                "2026-04-04T15:00:00Z",
                                "2026-10-03T15:30:00Z"),
                        Arbitraries.integers().between(-10_000, 10_000))
                .as((change, seconds) -> Instant.parse(change).plusSeconds(seconds));
        return Arbitraries.oneOf(anyTime, nearAChange);
    }
}

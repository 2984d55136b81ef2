package dev.longshore.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.schedule.ScheduleExpression;
import dev.longshore.engine.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScheduledActionsTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Bounds BOUNDS = new Bounds(2, 10);

    @Test
    void setsWhatItSaysAndLeavesTheRest() {
        ScheduledActions plan = at("2026-01-05T08:00:10Z", action("morning", "cron(0 9 ? * MON-FRI *)", 5, -1));
        assertThat(plan.bounds()).isEqualTo(new Bounds(5, 10));
        assertThat(plan.applied())
                .containsExactly(new ScheduledActions.Applied("morning", Instant.parse("2026-01-05T08:00:00Z")));
        assertThat(plan.next()).contains(Instant.parse("2026-01-06T08:00:00Z"));
    }

    @Test
    void followsTheClocksOfItsZone() {
        ScheduledAction morning = action("morning", "cron(0 9 ? * MON-FRI *)", 5, -1);
        assertThat(at("2026-07-06T07:00:10Z", morning).applied()).hasSize(1);
        assertThat(at("2026-07-06T08:00:10Z", morning).applied()).isEmpty();
    }

    @Test
    void nothingIsDueTwice() {
        ScheduledAction action = action("night", "cron(0 22 * * ? *)", -1, 3);
        Instant handled = Instant.parse("2026-01-05T21:00:00Z");
        ScheduledActions plan =
                ScheduledActions.decide(List.of(action), BOUNDS, false, handled, handled.plusSeconds(30));
        assertThat(plan.applied()).isEmpty();
        assertThat(plan.bounds()).isEqualTo(BOUNDS);
    }

    @Test
    void ofActionsThatWereMissedTheLastCounts() {
        ScheduledAction morning = action("morning", "cron(0 9 * * ? *)", 5, 20);
        ScheduledAction night = action("night", "cron(0 22 * * ? *)", 0, 3);
        ScheduledActions plan = ScheduledActions.decide(
                List.of(night, morning),
                BOUNDS,
                false,
                Instant.parse("2026-01-03T12:00:00Z"),
                Instant.parse("2026-01-06T09:00:00Z"));
        assertThat(plan.applied()).extracting(ScheduledActions.Applied::name).containsExactly("night", "morning");
        assertThat(plan.bounds()).isEqualTo(new Bounds(5, 20));
    }

    @Test
    void boundsNeverComeToBeTheWrongWayRound() {
        ScheduledActions plan = at("2026-01-05T08:00:10Z", action("morning", "cron(0 9 * * ? *)", 50, -1));
        assertThat(plan.bounds()).isEqualTo(BOUNDS);
        assertThat(plan.refused())
                .containsExactly(
                        "scheduled action morning would set a minimum capacity of 50 above the maximum capacity"
                                + " of 10: it has set nothing");
    }

    @Test
    void whatIsDueWhileSuspendedIsNotMadeUpFor() {
        ScheduledAction action = action("once", "at(2026-01-05T09:00:00)", 5, 5);
        Instant now = Instant.parse("2026-01-05T08:00:00Z");
        ScheduledActions suspended = ScheduledActions.decide(List.of(action), BOUNDS, true, now.minusSeconds(60), now);
        assertThat(suspended.bounds()).isEqualTo(BOUNDS);
        assertThat(ScheduledActions.decide(List.of(action), BOUNDS, false, now, now.plusSeconds(60))
                        .applied())
                .isEmpty();
        assertThat(suspended.next()).isEmpty();
    }

    private static ScheduledActions at(String now, ScheduledAction action) {
        Instant time = Instant.parse(now);
        return ScheduledActions.decide(List.of(action), BOUNDS, false, time.minusSeconds(60), time);
    }

    /** In Berlin; -1 is for none. */
    private static ScheduledAction action(String name, String expression, int min, int max) {
        Timetable timetable = new Timetable(
                ScheduleExpression.parse(expression),
                ZoneId.of("Europe/Berlin"),
                CREATED,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                name);
        return new ScheduledAction(name, timetable, optional(min), optional(max));
    }

    private static OptionalInt optional(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}

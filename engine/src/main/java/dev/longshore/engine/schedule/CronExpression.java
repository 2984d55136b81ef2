package dev.longshore.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code cron(minutes hours day-of-month month day-of-week year)} on a wall clock. As in EventBridge Scheduler, a time that the clocks
 * skip in spring is skipped, and one that they show twice in autumn comes once, the first time.
 */
public final class CronExpression implements ScheduleExpression {
    private static final int FIELDS = 6;

    private final BitSet minutes;
    private final BitSet hours;
    private final DayRule days;
    private final BitSet months;
    private final BitSet years;

    private CronExpression(BitSet minutes, BitSet hours, DayRule days, BitSet months, BitSet years) {
        this.minutes = minutes;
        this.hours = hours;
        this.days = days;
        this.months = months;
        this.years = years;
    }

    static CronExpression parse(String text) {
        String[] fields = text.split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new ScheduleException(
                    "cron",
                    text,
                    "must have six fields, minutes hours day-of-month month day-of-week year, but has "
                            + (text.isEmpty() ? 0 : fields.length));
        }
        return new CronExpression(
                CronField.MINUTES.values(fields[0]),
                CronField.HOURS.values(fields[1]),
                DayRules.parse(fields[2], fields[4]),
                CronField.MONTH.values(fields[3]),
                CronField.YEAR.values(fields[5]));
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES);
        Optional<LocalDateTime> local = atOrAfter(from);
        while (local.isPresent()) {
            Optional<Instant> time = instant(local.get(), zone).filter(at -> at.isAfter(after));
            if (time.isPresent()) {
                return time;
            }
            local = atOrAfter(local.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    /** The first instant at which the clocks show this; none if they skip it. */
    private static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.stream().findFirst().map(local::toInstant);
    }

    private Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
        Optional<LocalTime> today = matches(from.toLocalDate()) ? atOrAfter(from.toLocalTime()) : Optional.empty();
        return today.map(from.toLocalDate()::atTime)
                .or(() -> dateAfter(from.toLocalDate())
                        .map(date -> date.atTime(hours.nextSetBit(0), minutes.nextSetBit(0))));
    }

    private Optional<LocalTime> atOrAfter(LocalTime from) {
        int minute = minutes.nextSetBit(from.getMinute());
        if (hours.get(from.getHour()) && minute >= 0) {
            return Optional.of(LocalTime.of(from.getHour(), minute));
        }
        int hour = hours.nextSetBit(from.getHour() + 1);
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minutes.nextSetBit(0)));
    }

    private boolean matches(LocalDate date) {
        return years.get(date.getYear()) && months.get(date.getMonthValue()) && days.matches(date);
    }

    private Optional<LocalDate> dateAfter(LocalDate before) {
        LocalDate date = before.plusDays(1);
        while (!matches(date)) {
            int year = years.nextSetBit(date.getYear());
            if (year < 0) {
                return Optional.empty();
            } else if (year > date.getYear()) {
                date = LocalDate.of(year, 1, 1);
            } else if (!months.get(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else {
                date = date.plusDays(1);
            }
        }
        return Optional.of(date);
    }
}

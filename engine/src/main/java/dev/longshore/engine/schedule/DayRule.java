package dev.longshore.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;

/** On which days a cron expression has times, by its day-of-month or its day-of-week. */
sealed interface DayRule {
    /** Whether the date is one of them; its month and year are asked elsewhere. */
    boolean matches(LocalDate date);

    /** Numbered days of the month: {@code 1,15} or {@code *}. */
    record OfMonth(BitSet days) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return days.get(date.getDayOfMonth());
        }
    }

    /** {@code L}: the last day of the month. */
    record LastOfMonth() implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth();
        }
    }

    /** {@code 3W}: the weekday, Monday to Friday, that is nearest to the day within the month; a month without that day has none. */
    record NearestWeekday(int day) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return day <= date.lengthOfMonth() && date.equals(nearest(date.withDayOfMonth(day)));
        }
    }

    /** {@code LW}: the last weekday of the month. */
    record LastWeekday() implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return date.equals(nearest(date.withDayOfMonth(date.lengthOfMonth())));
        }
    }

    /** Days of the week, 1 for Sunday. */
    record OfWeek(BitSet days) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return days.get(number(date.getDayOfWeek()));
        }
    }

    /** {@code 6L}: the last Friday of the month. */
    record LastOfWeek(int day) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return number(date.getDayOfWeek()) == day && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        }
    }

    /** {@code 3#2}: the second Tuesday of the month. */
    record NthOfWeek(int day, int nth) implements DayRule {
        @Override
        public boolean matches(LocalDate date) {
            return number(date.getDayOfWeek()) == day && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
    }

    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }

    private static LocalDate nearest(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }
}

package dev.longshore.engine.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A cron expression as one would explain it: looks at minute after minute and asks each field's text. */
record NaiveCron(String minutes, String hours, String dayOfMonth, String month, String dayOfWeek, String year) {
    String expression() {
        return "cron(" + String.join(" ", minutes, hours, dayOfMonth, month, dayOfWeek, year) + ")";
    }

    /** The first time after the given one, at most so many minutes later. */
    Optional<Instant> next(Instant after, ZoneId zone, long horizonMinutes) {
        Instant minute = after.truncatedTo(ChronoUnit.MINUTES);
        for (long i = 1; i <= horizonMinutes; i++) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
            if (matches(minute, zone)) {
                return Optional.of(minute);
            }
        }
        return Optional.empty();
    }

    private boolean matches(Instant minute, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
        ZoneOffset offset = zone.getRules().getOffset(minute);
        boolean shownBefore = zone.getRules().getValidOffsets(local).indexOf(offset) > 0;
        return !shownBefore
                && has(minutes, local.getMinute(), 0, 59)
                && has(hours, local.getHour(), 0, 23)
                && has(month, local.getMonthValue(), 1, 12)
                && has(year, local.getYear(), 1970, 2199)
                && (dayOfMonth.equals("?") ? onWeekday(local.toLocalDate()) : onDay(local.toLocalDate()));
    }

    private static boolean has(String field, int value, int min, int max) {
        return Arrays.stream(field.split(",", -1)).anyMatch(part -> hasPart(part, value, min, max));
    }

    private static boolean hasPart(String part, int value, int min, int max) {
        String[] stepped = part.split("/", -1);
        int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
        String[] range = stepped[0].split("-", -1);
        int first = stepped[0].equals("*") ? min : Integer.parseInt(range[0]);
        int last = range.length == 2
                ? Integer.parseInt(range[1])
                : stepped[0].equals("*") || stepped.length == 2 ? max : first;
        return value >= first && value <= last && (value - first) % step == 0;
    }

    private boolean onDay(LocalDate date) {
        if (dayOfMonth.equals("L")) {
            return date.equals(date.with(TemporalAdjusters.lastDayOfMonth()));
        } else if (dayOfMonth.equals("LW")) {
            return date.equals(nearestWeekday(date, date.lengthOfMonth()));
        } else if (dayOfMonth.endsWith("W")) {
            int day = Integer.parseInt(dayOfMonth.replace("W", ""));
            return day <= date.lengthOfMonth() && date.equals(nearestWeekday(date, day));
        }
        return has(dayOfMonth, date.getDayOfMonth(), 1, 31);
    }

    /** Of the weekdays of the month the one with the least distance; two are never equally near, as only one day lies between. */
    private static LocalDate nearestWeekday(LocalDate month, int day) {
        LocalDate best = month.withDayOfMonth(day);
        int distance = Integer.MAX_VALUE;
        for (int candidate = 1; candidate <= month.lengthOfMonth(); candidate++) {
            LocalDate date = month.withDayOfMonth(candidate);
            boolean weekday = date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
            if (weekday && Math.abs(candidate - day) < distance) {
                best = date;
                distance = Math.abs(candidate - day);
            }
        }
        return best;
    }

    private boolean onWeekday(LocalDate date) {
        DayOfWeek today = date.getDayOfWeek();
        if (dayOfWeek.equals("L")) {
            return today == DayOfWeek.SATURDAY;
        } else if (dayOfWeek.endsWith("L")) {
            DayOfWeek day = day(dayOfWeek.replace("L", ""));
            return date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        } else if (dayOfWeek.contains("#")) {
            List<String> parts = Arrays.asList(dayOfWeek.split("#", -1));
            LocalDate nth = date.with(
                    TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts.get(1)), day(parts.getFirst())));
            return date.equals(nth);
        }
        return has(dayOfWeek, today.getValue() % 7 + 1, 1, 7);
    }

    private static DayOfWeek day(String number) {
        return number.equals("1") ? DayOfWeek.SUNDAY : DayOfWeek.of(Integer.parseInt(number) - 1);
    }
}

package dev.longshore.engine.schedule;

import static dev.longshore.engine.schedule.CronField.DAY_OF_MONTH;
import static dev.longshore.engine.schedule.CronField.DAY_OF_WEEK;

import java.util.Locale;

/** Reads the two day fields of a cron expression: of each expression one says something, and the other is {@code ?}. */
final class DayRules {
    private static final String ANY = "?";
    private static final int MOST_WEEKS = 5;

    private DayRules() {}

    static DayRule parse(String dayOfMonth, String dayOfWeek) {
        if (dayOfMonth.equals(ANY) == dayOfWeek.equals(ANY)) {
            throw DAY_OF_WEEK.problem(
                    dayOfWeek,
                    "exactly one of day-of-month and day-of-week must be ?, and day-of-month is \"" + dayOfMonth
                            + "\"");
        }
        return dayOfWeek.equals(ANY)
                ? ofMonth(dayOfMonth.toUpperCase(Locale.ROOT))
                : ofWeek(dayOfWeek.toUpperCase(Locale.ROOT));
    }

    private static DayRule ofMonth(String text) {
        if (text.equals("L")) {
            return new DayRule.LastOfMonth();
        } else if (text.equals("LW")) {
            return new DayRule.LastWeekday();
        } else if (text.endsWith("W")) {
            requireAlone(DAY_OF_MONTH, text, "W");
            return new DayRule.NearestWeekday(DAY_OF_MONTH.value(withoutEnd(text)));
        }
        return new DayRule.OfMonth(DAY_OF_MONTH.values(text));
    }

    private static DayRule ofWeek(String text) {
        int hash = text.indexOf('#');
        if (text.equals("L")) {
            return new DayRule.OfWeek(DAY_OF_WEEK.values("SAT"));
        } else if (hash >= 0) {
            requireAlone(DAY_OF_WEEK, text, "#");
            return new DayRule.NthOfWeek(
                    DAY_OF_WEEK.value(text.substring(0, hash)), nth(text.substring(hash + 1), text));
        } else if (text.endsWith("L")) {
            requireAlone(DAY_OF_WEEK, text, "L");
            return new DayRule.LastOfWeek(DAY_OF_WEEK.value(withoutEnd(text)));
        }
        return new DayRule.OfWeek(DAY_OF_WEEK.values(text));
    }

    private static int nth(String text, String field) {
        int nth = text.matches("[0-9]") ? Integer.parseInt(text) : 0;
        if (nth < 1 || nth > MOST_WEEKS) {
            throw DAY_OF_WEEK.problem(field, "what follows # must be a number from 1 to 5");
        }
        return nth;
    }

    private static void requireAlone(CronField field, String text, String wildcard) {
        if (text.contains(",")) {
            throw field.problem(text, wildcard + " must stand alone, without a list");
        }
    }

    private static String withoutEnd(String text) {
        return text.substring(0, text.length() - 1);
    }
}

package dev.longshore.engine.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One of cron()'s six fields: how it is called, which values it has, and which names of them. */
enum CronField {
    MINUTES("minutes", 0, 59, ""),
    HOURS("hours", 0, 23, ""),
    DAY_OF_MONTH("day-of-month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /** 1 is Sunday. */
    DAY_OF_WEEK("day-of-week", 1, 7, "SUN MON TUE WED THU FRI SAT"),
    YEAR("year", 1970, 2199, "");

    private final String label;
    private final int min;
    private final int max;
    private final String names;

    CronField(String label, int min, int max, String names) {
        this.label = label;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /** The values of a list such as {@code 1,5-10,20/5} or {@code *}. A range may go over the end: FRI-MON, 22-2. */
    BitSet values(String text) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            add(part, values);
        }
        return values;
    }

    private void add(String part, BitSet values) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : step(part.substring(slash + 1), part);
        int dash = range.indexOf('-');
        int first = min;
        int last = max;
        if (dash >= 0) {
            first = value(range.substring(0, dash));
            last = value(range.substring(dash + 1));
        } else if (!range.equals("*")) {
            first = value(range);
            last = slash < 0 ? first : max;
        }
        int size = max - min + 1;
        if (first > last) {
            if (this == YEAR) {
                throw problem(part, "the first year of a range must not be after the last");
            }
            last += size;
        }
        for (int value = first; value <= last; value += step) {
            values.set(min + (value - min) % size);
        }
    }

    private int step(String text, String part) {
        int most = max - min + 1;
        int step = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (step < 1 || step > most) {
            throw problem(part, "what follows / must be a number from 1 to " + most);
        }
        return step;
    }

    /** One value, by number or by name. */
    int value(String text) {
        List<String> known = List.of(names.split(" ", -1));
        int name = text.isEmpty() ? -1 : known.indexOf(text.toUpperCase(Locale.ROOT));
        if (name >= 0) {
            return min + name;
        }
        int value = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
        if (value < min || value > max) {
            String named = names.isEmpty() ? "" : ", or " + known.getFirst() + " to " + known.getLast();
            throw problem(text, "must be " + min + " to " + max + named);
        }
        return value;
    }

    /** The message names this field. */
    ScheduleException problem(String value, String rule) {
        return new ScheduleException(label, value, rule);
    }
}

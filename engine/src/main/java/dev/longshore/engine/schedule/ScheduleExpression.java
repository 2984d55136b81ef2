package dev.longshore.engine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something happens, in EventBridge Scheduler's words: {@code cron(...)}, {@code rate(...)} or {@code at(...)}. */
public sealed interface ScheduleExpression permits CronExpression, RateExpression, AtExpression {
    /**
     * The first time after a given one; empty if there is none before the year 2200.
     *
     * @param after the result is later than this
     * @param zone where the expression's wall clock hangs; a rate has none
     * @param anchor when a rate has its first time; others have none
     */
    Optional<Instant> next(Instant after, ZoneId zone, Instant anchor);

    /** Whether it has one time only: {@code at(...)}, for which start and end of a schedule do not count. */
    default boolean once() {
        return false;
    }

    /**
     * Reads an expression.
     *
     * @throws ScheduleException naming the field, its value and the rule
     */
    static ScheduleExpression parse(String text) {
        Matcher form = Forms.EXPRESSION.matcher(text.strip());
        if (!form.matches()) {
            throw new ScheduleException(
                    "expression", text, "must be cron(fields), rate(value unit) or at(yyyy-mm-ddThh:mm:ss)");
        }
        String inside = form.group(2).strip();
        return switch (form.group(1)) {
            case "cron" -> CronExpression.parse(inside);
            case "rate" -> RateExpression.parse(inside);
            default -> AtExpression.parse(inside);
        };
    }

    /** The outer form of the three. */
    final class Forms {
        private static final Pattern EXPRESSION = Pattern.compile("(cron|rate|at)\\((.*)\\)");

        private Forms() {}
    }
}

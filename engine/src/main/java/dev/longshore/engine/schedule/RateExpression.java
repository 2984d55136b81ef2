package dev.longshore.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rate(5 minutes)}: at a regular distance, from the anchor on. A day is 24 hours, whatever the clocks do.
 *
 * @param period a whole number of minutes, hours or days
 */
public record RateExpression(Duration period) implements ScheduleExpression {
    private static final Pattern RATE = Pattern.compile("(\\S+)\\s+(\\S+)");
    private static final Pattern VALUE = Pattern.compile("[1-9][0-9]{0,8}");

    static RateExpression parse(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new ScheduleException("rate", text, "must be a value and a unit, such as rate(5 minutes)");
        }
        String value = rate.group(1);
        if (!VALUE.matcher(value).matches()) {
            throw new ScheduleException("rate value", value, "must be a positive whole number");
        }
        long number = Long.parseLong(value);
        return new RateExpression(
                switch (rate.group(2)) {
                    case "minute", "minutes" -> Duration.ofMinutes(number);
                    case "hour", "hours" -> Duration.ofHours(number);
                    case "day", "days" -> Duration.ofDays(number);
                    default ->
                        throw new ScheduleException(
                                "rate unit", rate.group(2), "must be minute, minutes, hour, hours, day or days");
                });
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        if (after.isBefore(anchor)) {
            return Optional.of(anchor);
        }
        long passed = Duration.between(anchor, after).dividedBy(period);
        return Optional.of(anchor.plus(period.multipliedBy(passed + 1)));
    }
}

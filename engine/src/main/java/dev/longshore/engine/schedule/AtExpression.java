package dev.longshore.engine.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code at(2026-11-20T13:00:00)}: once. A time that the clocks skip is taken to be as much later as they are put forward; of one
 * that they show twice the first counts.
 *
 * @param time on the wall clock of the schedule's time zone
 */
public record AtExpression(LocalDateTime time) implements ScheduleExpression {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}");

    static AtExpression parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new ScheduleException("at", text, "must be a time of the form yyyy-mm-ddThh:mm:ss, without a zone");
        }
        try {
            return new AtExpression(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new ScheduleException("at", text, "is no time that the calendar has");
        }
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        return Optional.of(time.atZone(zone).toInstant()).filter(at -> at.isAfter(after));
    }

    @Override
    public boolean once() {
        return true;
    }
}

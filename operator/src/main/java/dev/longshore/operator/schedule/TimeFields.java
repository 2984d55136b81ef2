package dev.longshore.operator.schedule;

import dev.longshore.engine.schedule.ScheduleException;
import dev.longshore.engine.schedule.ScheduleExpression;
import dev.longshore.operator.definition.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields about times, wherever schedules have them: each is read, or becomes a problem of its path. */
public final class TimeFields {
    private TimeFields() {}

    /** {@code cron()}, {@code rate()} or {@code at()}. */
    public static Optional<ScheduleExpression> expression(String path, String text, List<Problem> problems) {
        try {
            return Optional.of(ScheduleExpression.parse(text));
        } catch (ScheduleException e) {
            problems.add(new Problem(path, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A time zone; empty where none is given. */
    public static Optional<ZoneId> zone(String path, @Nullable String given, List<Problem> problems) {
        String name = Objects.requireNonNullElse(given, "");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            problems.add(new Problem(
                    path,
                    "\"" + name + "\" is no time zone: use a name of the IANA database such as Europe/Berlin, or UTC"));
            return Optional.empty();
        }
    }

    /** A time of RFC 3339; empty where none is given. */
    public static Optional<Instant> time(String path, @Nullable String text, List<Problem> problems) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            problems.add(new Problem(path, "\"" + text + "\" is no time such as 2026-01-31T12:00:00Z"));
            return Optional.empty();
        }
    }
}

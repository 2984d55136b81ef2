package dev.longshore.operator.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Durations as Kubernetes' users write them: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}. */
final class DurationText {
    private DurationText() {}

    /** @throws IllegalArgumentException if it is none, or below zero */
    static Duration read(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        int days = upper.indexOf('D');
        String iso = days < 0 ? "PT" + upper : "P" + upper.substring(0, days + 1) + time(upper.substring(days + 1));
        try {
            Duration duration = Duration.parse(iso);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException(message(text), notOne);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String time(String rest) {
        return rest.isEmpty() ? "" : "T" + rest;
    }

    private static String message(String text) {
        return "'" + text + "' is no duration: write a number with s, m, h or d behind it, such as 30m or 6h";
    }
}

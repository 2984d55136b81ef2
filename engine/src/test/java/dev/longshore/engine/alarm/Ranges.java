package dev.longshore.engine.alarm;

import dev.longshore.engine.metric.Window;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Evaluation ranges as CloudWatch's documentation writes them: 0 is within a threshold of 50, X is 100, - is missing, or numbers. */
final class Ranges {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:07Z");

    private Ranges() {}

    static AlarmVerdict evaluate(AlarmRule rule, String range, AlarmState before) {
        List<OptionalDouble> values = values(range);
        return AlarmEvaluation.of(rule, Window.before(NOW, rule.period(), values.size()), values, before);
    }

    static List<OptionalDouble> values(String range) {
        return Stream.of(range.split(" ")).map(Ranges::value).toList();
    }

    private static OptionalDouble value(String text) {
        return switch (text) {
            case "-" -> OptionalDouble.empty();
            case "X" -> OptionalDouble.of(100);
            default -> OptionalDouble.of(Double.parseDouble(text));
        };
    }
}

package dev.longshore.engine.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A value of an expression that is in an order; its {@code toString} is its text. */
sealed interface Quantity {
    Field field();

    /** How the instance's value compares with this one; empty where the instance has none that can be read. */
    OptionalInt compare(Subject subject);

    /** A version of the agent. */
    record Agent(Version version) implements Quantity {
        @Override
        public Field field() {
            return Field.AGENT_VERSION;
        }

        @Override
        public OptionalInt compare(Subject subject) {
            return subject.agentVersion()
                    .flatMap(Version::parse)
                    .map(running -> OptionalInt.of(running.compareWith(version)))
                    .orElseGet(OptionalInt::empty);
        }

        @Override
        public String toString() {
            return version.text();
        }
    }

    /**
     * A date, which stands for its first moment, or a date with a time; UTC where no offset is given.
     *
     * @param text as it was written, so that its form survives
     */
    record Moment(String text, Instant instant) implements Quantity {
        private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4)
                .appendPattern("-MM-dd['T'HH:mm:ss[XXX]]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);

        /** Reads one of ECS's four forms; empty if it is none of them or no day of the calendar. */
        static Optional<Moment> parse(String text) {
            try {
                return Optional.of(new Moment(
                        text,
                        switch (FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                            case OffsetDateTime zoned -> zoned.toInstant();
                            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                            case LocalDate day ->
                                day.atStartOfDay(ZoneOffset.UTC).toInstant();
                            default -> throw new DateTimeException(text);
                        }));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public Field field() {
            return Field.REGISTERED_AT;
        }

        @Override
        public OptionalInt compare(Subject subject) {
            return subject.registeredAt()
                    .map(registered -> OptionalInt.of(registered.compareTo(instant)))
                    .orElseGet(OptionalInt::empty);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A number of running tasks. */
    record Count(int number) implements Quantity {
        private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,9}");

        /** Reads a whole number of at most nine digits. */
        static Optional<Count> parse(String text) {
            return DIGITS.matcher(text).matches() ? Optional.of(new Count(Integer.parseInt(text))) : Optional.empty();
        }

        @Override
        public Field field() {
            return Field.RUNNING_TASKS_COUNT;
        }

        @Override
        public OptionalInt compare(Subject subject) {
            return OptionalInt.of(Integer.compare(subject.runningTasksCount(), number));
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }
}

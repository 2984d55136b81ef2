package dev.longshore.engine.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Periods that follow one another, aligned as CloudWatch aligns them: to multiples of the period since 1970.
 *
 * @param start of the first period
 * @param period of at least a second
 * @param count of periods
 */
public record Window(Instant start, Duration period, int count) {
    public Window {
        if (period.compareTo(Duration.ofSeconds(1)) < 0 || count < 0) {
            throw new IllegalArgumentException("a window of " + count + " periods of " + period);
        }
    }

    /** The newest periods that are over at the given time. */
    public static Window before(Instant now, Duration period, int count) {
        long end = Math.floorDiv(now.getEpochSecond(), period.toSeconds());
        return new Window(Instant.ofEpochSecond((end - count) * period.toSeconds()), period, count);
    }

    /** The beginning of a period, by its index from 0 on. */
    public Instant at(int index) {
        return start.plus(period.multipliedBy(index));
    }

    /** The end of the last period. */
    public Instant end() {
        return at(count);
    }

    /** In which period a time lies; empty if in none. */
    OptionalInt indexOf(Instant time) {
        if (time.isBefore(start) || !time.isBefore(end())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.toIntExact(Duration.between(start, time).dividedBy(period)));
    }
}

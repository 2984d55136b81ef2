package dev.longshore.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * All times of one schedule.
 *
 * @param zone of cron() and at()
 * @param created when the schedule was made: a rate without a start begins then
 * @param start before it there is no time; at() takes no notice of it, nor of the end
 * @param end after it there is no time
 * @param window of a flexible schedule: a run starts at some moment within it; zero for none
 * @param seed lets schedules of the same expression start at different moments of their windows
 */
public record Timetable(
        ScheduleExpression expression,
        ZoneId zone,
        Instant created,
        Optional<Instant> start,
        Optional<Instant> end,
        Duration window,
        String seed) {

    /** The first run whose scheduled time is later; empty if there is none any more. */
    public Optional<Run> next(Instant after) {
        return time(after).map(time -> new Run(time, time.plus(delay(time))));
    }

    private Optional<Instant> time(Instant after) {
        if (expression.once()) {
            return expression.next(after, zone, created);
        }
        Instant from = start.map(first -> first.minusNanos(1))
                .filter(first -> first.isAfter(after))
                .orElse(after);
        return expression
                .next(from, zone, start.orElse(created))
                .filter(time -> end.isEmpty() || !time.isAfter(end.get()));
    }

    /** Always the same for one time, and never beyond the next one: runs stay in order. */
    private Duration delay(Instant time) {
        long bound = window.toSeconds();
        if (bound > 0) {
            bound = time(time)
                    .map(next -> Duration.between(time, next).toSeconds())
                    .map(gap -> Math.min(gap, window.toSeconds()))
                    .orElse(bound);
        }
        return bound == 0 ? Duration.ZERO : Duration.ofSeconds(Math.floorMod(mixed(time.getEpochSecond()), bound));
    }

    /** As the splitmix64 generator mixes its states. */
    private long mixed(long second) {
        long z = seed.hashCode() * 0x9E3779B97F4A7C15L + second;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

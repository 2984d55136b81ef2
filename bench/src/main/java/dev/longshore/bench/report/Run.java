package dev.longshore.bench.report;

import java.util.List;

/**
 * One measurement of one shape.
 *
 * @param shape what was measured
 * @param number 1 for the first run
 * @param seconds from the first write until the watch has shown the last pod Running and Ready
 * @param statusSeconds from the first write until the owner's status says so too; as {@code seconds} where there is no owner
 * @param writes until everything was quiet again, the most frequent first
 * @param processes until everything was quiet again
 */
public record Run(
        Shape shape,
        int number,
        double seconds,
        double statusSeconds,
        List<WriteCount> writes,
        List<ProcessUse> processes) {
    public Run {
        writes = List.copyOf(writes);
        processes = List.copyOf(processes);
    }

    /** How many writes this agent made. */
    public int writesOf(String agent) {
        return writes.stream()
                .filter(write -> write.agent().equals(agent))
                .mapToInt(WriteCount::count)
                .sum();
    }
}

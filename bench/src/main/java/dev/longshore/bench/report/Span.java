package dev.longshore.bench.report;

import java.util.List;

/**
 * Something that happened once: the operator's start, or rest.
 *
 * @param seconds how long it took
 * @param writes what was written meanwhile, the most frequent first
 * @param processes what the processes used meanwhile
 */
public record Span(double seconds, List<WriteCount> writes, List<ProcessUse> processes) {
    public Span {
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

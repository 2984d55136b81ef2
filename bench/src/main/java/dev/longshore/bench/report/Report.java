package dev.longshore.bench.report;

import java.util.List;

/**
 * All that one call of the system benchmark found.
 *
 * @param machine where
 * @param tasks pods of each run
 * @param nodes simulated nodes
 * @param operator how the operator's JVM was started
 * @param start from the operator's start until every node is a container instance
 * @param runs in the order in which they ran
 * @param rest a while in which the Service's tasks only run
 * @param arrivals single Tasks, one after the other
 */
public record Report(
        Machine machine,
        int tasks,
        int nodes,
        String operator,
        Span start,
        List<Run> runs,
        Span rest,
        Arrivals arrivals) {
    /** The operator's user agent. */
    public static final String OPERATOR = "longshore-operator";

    public Report {
        runs = List.copyOf(runs);
    }

    /** The runs of one shape, in their order. */
    public List<Run> of(Shape shape) {
        return runs.stream().filter(run -> run.shape() == shape).toList();
    }
}

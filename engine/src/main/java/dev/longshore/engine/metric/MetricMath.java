package dev.longshore.engine.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The metrics of one alarm or policy, and the expressions over them: {@code Metrics[]}, checked. */
public final class MetricMath {
    private final List<String> metrics;
    private final SequencedMap<String, MetricExpression> ordered;

    private MetricMath(List<String> metrics, SequencedMap<String, MetricExpression> ordered) {
        this.metrics = metrics;
        this.ordered = ordered;
    }

    /**
     * Checks that each expression names ids that there are, in no circle, and takes numbers, series and lists where it may.
     *
     * @param metrics the ids of metrics
     * @param expressions by their ids
     * @throws MetricMathException that names the expression
     */
    public static MetricMath of(SequencedSet<String> metrics, SequencedMap<String, MetricExpression> expressions) {
        SequencedMap<String, MetricExpression> ordered = new LinkedHashMap<>();
        for (String id : expressions.keySet()) {
            order(id, expressions, new LinkedHashSet<>(), ordered);
        }
        MetricMath math = new MetricMath(List.copyOf(metrics), Collections.unmodifiableSequencedMap(ordered));
        math.values(Map.of(), 1);
        return math;
    }

    private static void order(
            String id,
            Map<String, MetricExpression> expressions,
            SequencedSet<String> path,
            Map<String, MetricExpression> ordered) {
        MetricExpression expression = expressions.get(id);
        if (expression == null || ordered.containsKey(id)) {
            return;
        }
        if (!path.add(id)) {
            throw new MetricMathException(id, "it names itself, by way of " + String.join(", ", path));
        }
        expression.ids().forEach(named -> order(named, expressions, path, ordered));
        path.removeLast();
        ordered.put(id, expression);
    }

    /** The ids of the metrics that expressions and alarms need values of. */
    public List<String> metrics() {
        return metrics;
    }

    /**
     * The values of every id, of metrics and expressions, one for each period.
     *
     * @param known of the metrics; all are missing of one that is not among them
     * @param periods how many there are
     */
    public Map<String, List<OptionalDouble>> values(Map<String, List<OptionalDouble>> known, int periods) {
        Map<String, List<OptionalDouble>> values = new LinkedHashMap<>();
        List<OptionalDouble> none = Collections.nCopies(periods, OptionalDouble.empty());
        metrics.forEach(id -> values.put(id, new ArrayList<>(known.getOrDefault(id, none))));
        ordered.forEach((id, expression) -> values.put(id, computed(id, expression, values, periods)));
        return Collections.unmodifiableMap(values);
    }

    private List<OptionalDouble> computed(
            String id, MetricExpression expression, Map<String, List<OptionalDouble>> values, int periods) {
        try {
            return expression.values(values, metrics, periods);
        } catch (MetricExpressionException e) {
            throw new MetricMathException(id, e.getMessage(), e);
        }
    }
}

package dev.longshore.engine.alarm;

import dev.longshore.engine.metric.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One evaluation of an alarm. The newest N datapoints of the range decide, however many gaps are between them. Where there are fewer,
 * treatMissingData fills up to N, as few times as possible. Where missing is nothing, datapoints that are all breaching raise the
 * alarm as soon as the oldest of them is M periods old, which keeps a single one among gaps from raising it at once.
 */
public final class AlarmEvaluation {
    private final AlarmRule rule;
    private final List<Datapoint> evaluated;

    private AlarmEvaluation(AlarmRule rule, List<Datapoint> evaluated) {
        this.rule = rule;
        this.evaluated = evaluated;
    }

    /**
     * Evaluates an alarm.
     *
     * @param window the rule's range
     * @param values one for each period of the window, oldest first
     * @param before the state of the alarm until now
     */
    public static AlarmVerdict of(AlarmRule rule, Window window, List<OptionalDouble> values, AlarmState before) {
        if (values.size() != window.count()) {
            throw new IllegalArgumentException(values.size() + " values for " + window.count() + " periods");
        }
        AlarmEvaluation evaluation = new AlarmEvaluation(rule, newest(rule, window, values));
        AlarmState after = evaluation.state(before);
        return new AlarmVerdict(after, StateReason.of(rule, evaluation.evaluated, before, after), evaluation.evaluated);
    }

    private static List<Datapoint> newest(AlarmRule rule, Window window, List<OptionalDouble> values) {
        List<Datapoint> newest = new ArrayList<>();
        for (int index = values.size() - 1; index >= 0 && newest.size() < rule.evaluationPeriods(); index--) {
            OptionalDouble value = values.get(index);
            if (value.isPresent()) {
                newest.add(new Datapoint(window.at(index), value.getAsDouble(), values.size() - index));
            }
        }
        return newest;
    }

    private AlarmState state(AlarmState before) {
        long breaching = evaluated.stream()
                .filter(datapoint -> rule.breaches(datapoint.value()))
                .count();
        int missing = rule.evaluationPeriods() - evaluated.size();
        if (breaching >= rule.required()) {
            return AlarmState.ALARM;
        }
        if (missing == 0) {
            return AlarmState.OK;
        }
        return switch (rule.missingData()) {
            case BREACHING -> breaching + missing >= rule.required() ? AlarmState.ALARM : AlarmState.OK;
            case NOT_BREACHING -> AlarmState.OK;
            case IGNORE -> breaching == evaluated.size() ? before : AlarmState.OK;
            case MISSING -> withGaps(breaching, before);
        };
    }

    private AlarmState withGaps(long breaching, AlarmState before) {
        if (evaluated.isEmpty()) {
            return AlarmState.INSUFFICIENT_DATA;
        }
        if (breaching < evaluated.size()) {
            return AlarmState.OK;
        }
        return evaluated.getLast().age() >= rule.required() ? AlarmState.ALARM : before;
    }
}

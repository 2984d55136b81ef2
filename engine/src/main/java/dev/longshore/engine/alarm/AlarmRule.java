package dev.longshore.engine.alarm;

import dev.longshore.engine.metric.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * When an alarm goes off, as PutMetricAlarm says it.
 *
 * @param operator how datapoints are compared
 * @param threshold what they are compared with
 * @param period over which one datapoint is computed, at least a second
 * @param evaluationPeriods N: how many datapoints are looked at, at least 1
 * @param datapointsToAlarm M: how many of them must be breaching; empty for all, which shows in the words of the reasons only
 * @param missingData what missing datapoints count as
 */
public record AlarmRule(
        ComparisonOperator operator,
        double threshold,
        Duration period,
        int evaluationPeriods,
        OptionalInt datapointsToAlarm,
        MissingData missingData) {
    /** How many periods CloudWatch looks further back than N, for datapoints that take the place of missing ones. */
    private static final int FURTHER_BACK = 2;

    public AlarmRule {
        int m = datapointsToAlarm.orElse(evaluationPeriods);
        if (evaluationPeriods < 1 || m < 1 || m > evaluationPeriods) {
            throw new IllegalArgumentException("datapointsToAlarm is " + m + " of " + evaluationPeriods
                    + " evaluationPeriods: use 1 to evaluationPeriods");
        }
    }

    /** An alarm whose N datapoints must all be breaching. */
    public static AlarmRule all(
            ComparisonOperator operator,
            double threshold,
            Duration period,
            int evaluationPeriods,
            MissingData missing) {
        return new AlarmRule(operator, threshold, period, evaluationPeriods, OptionalInt.empty(), missing);
    }

    /** M: how many datapoints must be breaching. */
    public int required() {
        return datapointsToAlarm.orElse(evaluationPeriods);
    }

    /** The periods that are looked at: the newest that are over, N and two more, as in CloudWatch's examples. */
    public Window range(Instant now) {
        return Window.before(now, period, evaluationPeriods + FURTHER_BACK);
    }

    /** How long after its last datapoint a metric still decides. */
    public Duration span() {
        return period.multipliedBy(evaluationPeriods + FURTHER_BACK);
    }

    boolean breaches(double value) {
        return operator.breaches(value, threshold);
    }
}

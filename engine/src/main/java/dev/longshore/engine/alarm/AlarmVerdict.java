package dev.longshore.engine.alarm;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param state the alarm's state from now on
 * @param reason CloudWatch's StateReason for it
 * @param evaluated the datapoints that decided, newest first; at most N
 */
public record AlarmVerdict(AlarmState state, String reason, List<Datapoint> evaluated) {
    /** The StateReason of an alarm that was not evaluated yet. */
    public static final String UNCHECKED = "Unchecked: Initial alarm creation";

    public AlarmVerdict {
        evaluated = List.copyOf(evaluated);
    }
}

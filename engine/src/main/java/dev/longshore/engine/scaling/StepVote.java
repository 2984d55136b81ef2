package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import java.util.Comparator;
import java.util.List;

/** What a step scaling policy wants: an alarm of it in ALARM asks again at each evaluation. */
final class StepVote {
    private final Stepping look;
    private final ScalingState state;

    private StepVote(Stepping look, ScalingState state) {
        this.look = look;
        this.state = state;
    }

    static Vote of(Stepping look, ScalingState state) {
        StepVote vote = new StepVote(look, state);
        List<Vote> votes = look.alarms().stream()
                .filter(alarm -> alarm.state() == AlarmState.ALARM)
                .map(vote::of)
                .toList();
        // Of two alarms of one policy that which leaves more tasks is followed, as of two policies.
        return votes.stream()
                .filter(one -> one.direction() != Direction.STAY)
                .max(Comparator.comparingInt(Vote::capacity))
                .or(() -> votes.stream().findFirst())
                .orElseGet(() -> vote.stay(vote.quiet()));
    }

    private Vote of(WatchedAlarm alarm) {
        if (alarm.metric().isEmpty()) {
            return stay("alarm " + alarm.name() + " has no datapoint to choose a step by");
        }
        double metric = alarm.metric().getAsDouble();
        double distance = metric - alarm.threshold();
        String where = number(metric) + " is " + number(distance) + " from the threshold " + number(alarm.threshold())
                + " of alarm " + alarm.name();
        return look.rule()
                .step(distance)
                .map(step -> of(alarm, step, where))
                .orElseGet(() -> stay(where + ": no step holds there"));
    }

    private Vote of(WatchedAlarm alarm, StepAdjustment step, String where) {
        int wanted = look.rule().applied(state.capacity(), step);
        if (wanted > state.capacity()) {
            // What a scale-out that is still waited for has added counts towards this one.
            wanted = Math.max(
                    state.capacity(), look.rule().applied(state.cooldowns().base(state.capacity()), step));
        }
        String why = where + ", step " + step + " " + change(step) + ": " + wanted;
        if (wanted == state.capacity()) {
            return stay(why);
        }
        Direction direction = wanted > state.capacity() ? Direction.OUT : Direction.IN;
        return new Vote(look.policy(), direction, wanted, alarm.name(), false, why);
    }

    private String change(StepAdjustment step) {
        return switch (look.rule().type()) {
            case CHANGE_IN_CAPACITY -> "adds " + step.adjustment();
            case PERCENT_CHANGE_IN_CAPACITY -> "adds " + step.adjustment() + " %";
            case EXACT_CAPACITY -> "sets " + step.adjustment();
        };
    }

    private String quiet() {
        return look.alarms().isEmpty() ? "no alarm names the policy" : "no alarm";
    }

    private Vote stay(String why) {
        return Vote.stay(look.policy(), state.capacity(), why);
    }

    private static String number(double value) {
        return Numbers.text(value);
    }
}

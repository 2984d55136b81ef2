package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.scaling.PolicyLook.Tracking;

/** What a target tracking policy wants. */
final class TrackingVote {
    private final Tracking look;
    private final TargetTracking rule;
    private final ScalingState state;

    private TrackingVote(Tracking look, ScalingState state) {
        this.look = look;
        this.rule = look.rule();
        this.state = state;
    }

    static Vote of(Tracking look, ScalingState state) {
        return new TrackingVote(look, state).vote();
    }

    private Vote vote() {
        if (look.metric().newest().isEmpty()) {
            return stay("no data: nothing is scaled");
        }
        double metric = look.metric().newest().getAsDouble();
        if (look.metric().high() == AlarmState.ALARM && metric > rule.target()) {
            return out(metric);
        } else if (look.metric().low() == AlarmState.ALARM && metric < rule.lowThreshold()) {
            return in(metric);
        }
        return stay(number(metric) + " at a target of " + number(rule.target()) + ": no alarm");
    }

    /** From nothing it is reckoned as from one. */
    private Vote out(double metric) {
        int from = Math.max(1, state.cooldowns().base(state.measured()));
        int wanted = rule.proportional(from, metric);
        String why = formula(from, metric, wanted);
        if (wanted <= state.capacity()) {
            return stay(why + waiting());
        }
        return new Vote(look.policy(), Direction.OUT, wanted, look.alarm("High"), false, why);
    }

    private Vote in(double newest) {
        if (rule.disableScaleIn()) {
            return stay(number(newest) + " is below " + number(rule.lowThreshold()) + ", but disableScaleIn is set");
        }
        double peak = look.metric().peak().orElse(newest);
        double metric = state.mode() == ScalingMode.FAST ? peak : newest;
        int least = rule.vanishesAtZero() ? 1 : 0;
        int wanted = Math.max(least, rule.proportional(state.capacity(), metric));
        String why = formula(state.capacity(), metric, wanted);
        if (wanted >= state.capacity()) {
            return stay(why);
        } else if (rule.proportional(state.capacity(), peak) > wanted && peak > metric) {
            String flapping = why + ", but a datapoint of " + number(peak) + " would ask for more again at once";
            return new Vote(look.policy(), Direction.STAY, state.capacity(), look.alarm("Low"), true, flapping);
        }
        return new Vote(look.policy(), Direction.IN, wanted, look.alarm("Low"), false, why);
    }

    private String formula(int from, double metric, int wanted) {
        return "ceil(" + from + " x " + number(metric) + " / " + number(rule.target()) + ") = " + wanted;
    }

    private String waiting() {
        return state.cooldowns()
                .outUntil()
                .map(until -> ", not more than there are; what was added before is waited for until " + until)
                .orElse(", not more than there are");
    }

    private Vote stay(String why) {
        return Vote.stay(look.policy(), state.capacity(), why);
    }

    private static String number(double value) {
        return Numbers.text(value);
    }
}

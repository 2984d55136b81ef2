package dev.longshore.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Evaluations against an oracle that writes the missing datapoints out, and against what must hold whatever the rule. */
class AlarmEvaluationProperties {
    @Property(tries = 3000)
    void agreesWithTheOracle(
            @ForAll("rules") AlarmRule rule, @ForAll("marks") List<String> marks, @ForAll AlarmState before) {
        List<String> range = marks.subList(0, rule.evaluationPeriods() + 2);
        String text = String.join(" ", range);
        assertThat(Ranges.evaluate(rule, text, before).state())
                .as("%s: %s before %s", text, rule, before)
                .isEqualTo(oracle(rule, range, before));
    }

    @Property
    void withoutGapsOnlyTheNewestDecide(
            @ForAll("rules") AlarmRule rule, @ForAll("marks") List<String> marks, @ForAll AlarmState before) {
        List<String> range = marks.subList(0, rule.evaluationPeriods() + 2).stream()
                .map(mark -> mark.equals("-") ? "0" : mark)
                .collect(Collectors.toCollection(ArrayList::new));
        AlarmVerdict verdict = Ranges.evaluate(rule, String.join(" ", range), before);
        range.set(0, "X");
        range.set(1, "X");
        assertThat(Ranges.evaluate(rule, String.join(" ", range), before)).isEqualTo(verdict);
        assertThat(verdict.state()).isIn(AlarmState.OK, AlarmState.ALARM);
    }

    /** Newest first; what is missing is written out as "?" and then replaced by what it counts as. */
    private static AlarmState oracle(AlarmRule rule, List<String> range, AlarmState before) {
        List<String> newest = new ArrayList<>(range);
        Collections.reverse(newest);
        int oldest = newest.lastIndexOf("X") + 1;
        newest.removeIf("-"::equals);
        List<String> real = newest.subList(0, Math.min(newest.size(), rule.evaluationPeriods()));
        boolean within = real.contains("0");
        int gaps = rule.evaluationPeriods() - real.size();
        int breaching = Collections.frequency(real, "X");
        if (gaps > 0 && rule.missingData() == MissingData.BREACHING) {
            breaching += gaps;
        }
        if (breaching >= rule.required()) {
            return AlarmState.ALARM;
        }
        if (gaps == 0 || within || rule.missingData() == MissingData.BREACHING) {
            return AlarmState.OK;
        }
        if (rule.missingData() == MissingData.NOT_BREACHING) {
            return AlarmState.OK;
        }
        if (rule.missingData() == MissingData.IGNORE) {
            return before;
        }
        return real.isEmpty() ? AlarmState.INSUFFICIENT_DATA : oldest >= rule.required() ? AlarmState.ALARM : before;
    }

    @Provide
    Arbitrary<AlarmRule> rules() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(MissingData.class))
                .as((n, m, missing) -> new AlarmRule(
                        ComparisonOperator.GREATER_THAN_THRESHOLD,
                        50,
                        Duration.ofMinutes(1),
                        n,
                        OptionalInt.of(Math.min(m, n)),
                        missing));
    }

    @Provide
    Arbitrary<List<String>> marks() {
        return Arbitraries.of("0", "X", "-", "-").list().ofSize(8);
    }
}

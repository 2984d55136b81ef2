package dev.longshore.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A target against the rule as ELB tells it, over whole histories of checks. */
class TargetProperties {
    @Property
    void changesOnlyAfterAsManyChecksInARowAsTheThresholdsSay(
            @ForAll @IntRange(min = 1, max = 10) int healthy,
            @ForAll @IntRange(min = 1, max = 10) int unhealthy,
            @ForAll @Size(max = 60) List<Boolean> checks) {
        Target target = Target.registered(Instant.EPOCH);
        TargetState expected = TargetState.INITIAL;
        int inRow = 0;
        for (int index = 0; index < checks.size(); index++) {
            boolean passes = checks.get(index);
            inRow = index > 0 && checks.get(index - 1) == passes ? inRow + 1 : 1;
            int needed = passes ? (expected == TargetState.INITIAL ? 1 : healthy) : unhealthy;
            if (inRow >= needed) {
                expected = passes ? TargetState.HEALTHY : TargetState.UNHEALTHY;
            }
            CheckResult result = passes ? CheckResult.passed() : CheckResult.timedOut();
            target = target.checked(result, new Thresholds(healthy, unhealthy), Instant.ofEpochSecond(index));
            assertThat(target.state())
                    .as("after %s", checks.subList(0, index + 1))
                    .isEqualTo(expected);
        }
    }
}

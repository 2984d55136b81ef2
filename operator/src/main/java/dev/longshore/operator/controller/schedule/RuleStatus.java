package dev.longshore.operator.controller.schedule;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.EventRuleStatus;
import dev.longshore.ecs.v1alpha1.ScheduleState;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.events.RuleRun;
import dev.longshore.operator.schedule.StartedRun;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.IgnoredCondition;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule shows. */
final class RuleStatus {
    private static final int NAMES_KEPT = 10;

    private RuleStatus() {}

    static EventRuleStatus of(EventRule rule, List<Problem> problems, List<StartedRun> runs, Instant now) {
        List<StartedRun> newest = runs.stream()
                .sorted(Comparator.comparing((StartedRun run) -> run.run().due())
                        .reversed()
                        .thenComparing(StartedRun::name))
                .toList();
        Optional<Instant> last = newest.stream()
                .findFirst()
                .map(run -> run.run().due().truncatedTo(ChronoUnit.SECONDS))
                .or(() -> Optional.ofNullable(rule.getStatus()).map(EventRuleStatus::lastEventTime));
        return EventRuleStatus.builder()
                .lastEventTime(last.orElse(null))
                .active((int) runs.stream().filter(run -> !run.ended()).count())
                .tasks(newest.stream().map(StartedRun::name).limit(NAMES_KEPT).toList())
                .observedGeneration(rule.getMetadata().getGeneration())
                .conditions(conditions(rule, problems, now))
                .build();
    }

    private static List<Condition> conditions(EventRule rule, List<Problem> problems, Instant now) {
        List<Condition> before = Optional.ofNullable(rule.getStatus())
                .map(EventRuleStatus::conditions)
                .orElse(List.of());
        Conditions conditions = new Conditions(before, rule.getMetadata().getGeneration(), now);
        if (!problems.isEmpty()) {
            String message = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
            return conditions
                    .set(VALID, false, "InvalidRule", message)
                    .set(READY, false, "InvalidRule", message)
                    .list();
        }
        IgnoredCondition.set(conditions, RuleRun.ignored(rule));
        boolean disabled = rule.getSpec().state() == ScheduleState.DISABLED;
        return conditions
                .set(VALID, true, "Valid", "the pattern and the targets can be read")
                .set(
                        READY,
                        true,
                        disabled ? "Disabled" : "Enabled",
                        disabled ? "state is DISABLED: nothing is started" : "the rule waits for events")
                .list();
    }
}

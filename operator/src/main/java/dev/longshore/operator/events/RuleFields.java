package dev.longshore.operator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.RuleTarget;
import dev.longshore.ecs.v1alpha1.ScheduleState;
import dev.longshore.engine.events.EventPattern;
import dev.longshore.engine.events.EventPatternException;
import dev.longshore.operator.definition.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the fields of a rule mean.
 *
 * @param pattern empty where a problem keeps it from being read
 * @param targets those that can be read
 * @param problems what cannot be read, by field path
 */
public record RuleFields(
        boolean enabled, Optional<EventPattern> pattern, List<TargetFields> targets, List<Problem> problems) {
    private static final String PATTERN = "spec.eventPattern";

    /** Reads a rule. */
    public static RuleFields of(EventRule rule) {
        List<Problem> problems = new ArrayList<>();
        Optional<EventPattern> pattern = pattern(rule.getSpec().eventPattern(), problems);
        List<TargetFields> targets = new ArrayList<>();
        List<RuleTarget> given = rule.getSpec().targets();
        for (int index = 0; index < given.size(); index++) {
            TargetFields target = TargetFields.of("spec.targets[" + index + "]", given.get(index));
            targets.add(target);
            problems.addAll(target.problems());
        }
        return new RuleFields(
                rule.getSpec().state() != ScheduleState.DISABLED, pattern, List.copyOf(targets), List.copyOf(problems));
    }

    private static Optional<EventPattern> pattern(String text, List<Problem> problems) {
        try {
            return Optional.of(EventPattern.of(JsonValues.parse(text)));
        } catch (JsonProcessingException e) {
            problems.add(new Problem(PATTERN, "is not JSON: " + e.getOriginalMessage()));
        } catch (EventPatternException e) {
            problems.add(new Problem(PATTERN, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** What an event starts, one run for each target; a rule with a problem starts nothing. */
    public List<RuleRun> runs(EventRule rule, ReceivedEvent event, Instant received) {
        boolean matches = enabled
                && problems.isEmpty()
                && pattern.filter(p -> p.matches(event.json())).isPresent();
        return matches
                ? targets.stream()
                        .map(target -> new RuleRun(rule, target, event, received))
                        .toList()
                : List.of();
    }
}

package dev.longshore.operator.events;

import dev.longshore.ecs.v1alpha1.RuleTarget;
import dev.longshore.engine.events.EventPatternException;
import dev.longshore.engine.events.InputTransformer;
import dev.longshore.engine.events.JsonPath;
import dev.longshore.engine.events.JsonValue;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.schedule.TargetInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule's target takes as its input. By default EventBridge hands the whole event on; RunTask finds nothing in it that it
 * knows, so that here there are no overrides then.
 *
 * @param path the part of the event that is the input
 * @param transformer makes the input
 */
public record TargetFields(
        RuleTarget target, Optional<JsonPath> path, Optional<InputTransformer> transformer, List<Problem> problems) {

    /** @param where the target's path in the rule */
    static TargetFields of(String where, RuleTarget target) {
        List<Problem> problems = new ArrayList<>();
        Optional.ofNullable(target.input())
                .flatMap(TargetInput::problem)
                .ifPresent(message -> problems.add(new Problem(where + ".input", message)));
        Optional<JsonPath> path = Optional.empty();
        Optional<InputTransformer> transformer = Optional.empty();
        try {
            path = Optional.ofNullable(target.inputPath()).map(p -> JsonPath.parse(p, "inputPath"));
            transformer = Optional.ofNullable(target.inputTransformer())
                    .map(t -> InputTransformer.parse(t.inputPathsMap(), t.inputTemplate()));
        } catch (EventPatternException e) {
            problems.add(new Problem(
                    where + (target.inputPath() == null ? ".inputTransformer" : ""), String.valueOf(e.getMessage())));
        }
        return new TargetFields(target, path, transformer, List.copyOf(problems));
    }

    /** The input for an event; empty for none. */
    Optional<String> input(JsonValue event, Map<String, JsonValue> reserved) {
        return transformer
                .map(t -> t.input(event, reserved))
                .or(() -> path.flatMap(p -> p.in(event)).map(JsonValue::json))
                .or(() -> Optional.ofNullable(target.input()));
    }
}

package dev.longshore.operator.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import dev.longshore.operator.definition.Problem;
import java.util.List;
import java.util.Optional;

/** The input of a target: JSON of a TaskOverride, as EventBridge hands it to RunTask. */
public final class TargetInput {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 8192;

    private TargetInput() {}

    /** What is wrong with a schedule's input. */
    static List<Problem> problems(ScheduledTask schedule) {
        return Optional.ofNullable(schedule.getSpec().target().input())
                .flatMap(TargetInput::problem)
                .map(message -> List.of(new Problem("spec.target.input", message)))
                .orElse(List.of());
    }

    /** What is wrong with an input; empty if it can be read. */
    public static Optional<String> problem(String input) {
        if (input.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters, but has " + input.length());
        }
        try {
            read(input);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("must be JSON of a TaskOverride, such as {\"containerOverrides\": [{\"name\": ..., "
                    + "\"command\": [...]}]}: " + e.getOriginalMessage());
        }
    }

    /** The overrides that an input stands for, which {@link #problem} has found nothing wrong with. */
    public static TaskOverride overrides(String input) {
        try {
            return read(input);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an input that was read before: " + e.getOriginalMessage(), e);
        }
    }

    private static TaskOverride read(String input) throws JsonProcessingException {
        JsonNode json = JSON.readTree(input);
        return JSON.treeToValue(json, TaskOverride.class);
    }
}

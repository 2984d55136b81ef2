package dev.longshore.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds an object's list of conditions: each with the generation it speaks of, and with the time of its last transition kept
 * while its status stays the same.
 */
public final class Conditions {
    private final List<Condition> before;
    private final long generation;
    private final Instant now;
    private final List<Condition> after = new ArrayList<>();

    /** Begins with the conditions that the object shows today. */
    public Conditions(List<Condition> before, long generation, Instant now) {
        this.before = before;
        this.generation = generation;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Sets one condition.
     *
     * @param type CamelCase name of the condition
     * @param reason CamelCase word for programs
     * @param message for people: what is the case and what they can do
     */
    public Conditions set(String type, boolean status, String reason, String message) {
        String value = status ? "True" : "False";
        after.add(new ConditionBuilder()
                .withType(type)
                .withStatus(value)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(generation)
                .withLastTransitionTime(since(type, value))
                .build());
        return this;
    }

    public List<Condition> list() {
        return List.copyOf(after);
    }

    private String since(String type, String value) {
        return find(before, type)
                .filter(condition -> value.equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .orElseGet(now::toString);
    }

    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    /** The same conditions without their messages: what programs go by. */
    public static List<Condition> withoutMessages(List<Condition> conditions) {
        return conditions.stream()
                .map(condition ->
                        new ConditionBuilder(condition).withMessage("").build())
                .toList();
    }

    public static boolean isTrue(List<Condition> conditions, String type) {
        return find(conditions, type)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }
}

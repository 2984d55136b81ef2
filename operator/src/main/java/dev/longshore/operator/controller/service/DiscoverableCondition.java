package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.targets.Publisher.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The condition that tells whether a service can be found by the names that it asks for. */
final class DiscoverableCondition {
    private DiscoverableCondition() {}

    // Empty for a service without names.
    static void set(Conditions conditions, Optional<List<Refusal>> refusals) {
        refusals.ifPresent(refused -> conditions.set(
                ConditionTypes.DISCOVERABLE,
                refused.isEmpty(),
                refused.stream().map(Refusal::reason).findFirst().orElse("Kept"),
                refused.isEmpty()
                        ? "a core Service for each name leads to the tasks"
                        : refused.stream().map(Refusal::message).collect(Collectors.joining("; "))));
    }
}

package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.PolicyState;
import dev.longshore.ecs.v1alpha1.ScalingDecisionState;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What was last found of each policy: targets note it, and policies show it. */
final class PolicyBoard {
    /**
     * What a target found of a policy.
     *
     * @param target name of the ScalableTarget
     * @param problem why it is not carried out, or its metric not known
     * @param decision the last one about the target
     */
    record Note(String target, PolicyState state, Optional<String> problem, Optional<ScalingDecisionState> decision) {}

    private final Map<String, Note> notes = new ConcurrentHashMap<>();

    /** Answers whether it is news. */
    boolean put(ScalingPolicy policy, Note note) {
        return !note.equals(notes.put(policy.getMetadata().getUid(), note));
    }

    Optional<Note> get(ScalingPolicy policy) {
        return Optional.ofNullable(notes.get(policy.getMetadata().getUid()));
    }

    /** Forgets those that are gone. */
    void retain(List<ScalingPolicy> policies) {
        notes.keySet()
                .retainAll(policies.stream()
                        .map(policy -> policy.getMetadata().getUid())
                        .collect(Collectors.toSet()));
    }
}

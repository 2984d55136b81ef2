package dev.longshore.operator.controller.scaling;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_ACTIVE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScalingPolicyStatus;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.scaling.PolicyFields;
import dev.longshore.operator.scaling.PolicyReader;
import dev.longshore.operator.scaling.ScalingSettings;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPatch;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what a policy sees and wants; its target carries it out. */
@ControllerConfiguration(name = "scalingpolicy")
final class ScalingPolicyReconciler implements Reconciler<ScalingPolicy> {
    private final Triggers<ScalingPolicy> triggers;
    private final Triggers<ScalableTarget> targets;
    private final PolicyBoard board;
    private final ScalingSettings settings;
    private final InstantSource clock;

    ScalingPolicyReconciler(
            Triggers<ScalingPolicy> triggers,
            Triggers<ScalableTarget> targets,
            PolicyBoard board,
            ScalingSettings settings,
            InstantSource clock) {
        this.triggers = triggers;
        this.targets = targets;
        this.board = board;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ScalingPolicy>> prepareEventSources(EventSourceContext<ScalingPolicy> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<ScalingPolicy> reconcile(ScalingPolicy policy, Context<ScalingPolicy> context) {
        Optional<ScalableTarget> target = target(policy);
        boolean changed = Optional.ofNullable(policy.getStatus())
                .map(ScalingPolicyStatus::observedGeneration)
                .filter(seen -> seen.equals(policy.getMetadata().getGeneration()))
                .isEmpty();
        if (changed) {
            // Carried out at once, not only at the target's next look.
            target.ifPresent(one -> targets.wake(ResourceID.fromResource(one)));
        }
        Optional<PolicyBoard.Note> note = target.flatMap(one -> board.get(policy));
        ScalingPolicyStatus status = ScalingPolicyStatus.builder()
                .policyARN(Arn.scalingPolicy(
                        policy.getMetadata().getNamespace(),
                        policy.getMetadata().getUid(),
                        policy.getSpec().resourceId(),
                        policy.policyName()))
                .scalableTarget(target.map(one -> one.getMetadata().getName()).orElse(null))
                .state(note.map(PolicyBoard.Note::state).orElse(null))
                .lastDecision(note.flatMap(PolicyBoard.Note::decision).orElse(null))
                .observedGeneration(policy.getMetadata().getGeneration())
                .conditions(conditions(policy, target, note))
                .build();
        return StatusPatch.of(policy, new ScalingPolicy(), status);
    }

    private Optional<ScalableTarget> target(ScalingPolicy policy) {
        return targets
                .list(target -> target.getMetadata()
                                .getNamespace()
                                .equals(policy.getMetadata().getNamespace())
                        && PolicyTargets.belongs(policy, target))
                .stream()
                .findFirst();
    }

    private List<Condition> conditions(
            ScalingPolicy policy, Optional<ScalableTarget> target, Optional<PolicyBoard.Note> note) {
        Conditions conditions = new Conditions(
                Optional.ofNullable(policy.getStatus())
                        .map(ScalingPolicyStatus::conditions)
                        .orElse(List.of()),
                policy.getMetadata().getGeneration(),
                clock.instant());
        IgnoredCondition.set(conditions, IgnoredFields.of(policy.getSpec()));
        if (new PolicyReader(settings, ScalingMode.ECS, "", "").read(policy.getSpec())
                instanceof PolicyFields.Wrong wrong) {
            String message = wrong.problems().stream().map(String::valueOf).collect(Collectors.joining("; "));
            return conditions
                    .set(VALID, false, "InvalidPolicy", message)
                    .set(READY, false, "InvalidPolicy", message)
                    .list();
        }
        conditions.set(VALID, true, "Valid", "the policy can be read");
        if (target.isEmpty()) {
            return conditions
                    .set(
                            READY,
                            false,
                            "NoScalableTarget",
                            "No scalable target registered for service namespace: ecs, resource ID: "
                                    + policy.getSpec().resourceId()
                                    + ", scalable dimension: ecs:service:DesiredCount. Apply a ScalableTarget")
                    .list();
        }
        String name = target.get().getMetadata().getName();
        Optional<String> problem = note.flatMap(PolicyBoard.Note::problem);
        return conditions
                .set(READY, true, "Registered", "ScalableTarget " + name + " carries the policy out")
                .set(
                        SCALING_ACTIVE,
                        note.isPresent() && problem.isEmpty(),
                        note.isEmpty() ? "NotLookedAt" : problem.isPresent() ? "MissingData" : "MetricKnown",
                        problem.orElse(note.isEmpty() ? "the target was not looked at yet" : "the metric is known"))
                .list();
    }
}

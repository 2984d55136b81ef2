package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.PolicyType;
import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.scaling.PolicyFields;
import dev.longshore.operator.scaling.PolicyReader;
import dev.longshore.operator.scaling.ScalingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scaling policy: put-scaling-policy input, describe-scaling-policies output. */
final class ScalingPolicyConversion {
    /** The alarms are those that AWS made for the policy: the operator has its own. */
    private static final Set<String> READ_ONLY = Set.of("alarms", "creationTime", "policyARN");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SpecConversion conversion;

    ScalingPolicyConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        conversion.drop(READ_ONLY);
        if (!ScalingReferences.toService(conversion)) {
            return Optional.empty();
        }
        ScalingReferences.dimensions(json);
        String name = json.path("policyName").asText();
        String resource = json.path("resourceId").asText();
        Optional<ScalingPolicySpec> spec =
                conversion.read(ScalingPolicySpec.class, ScalingPolicyConversion::check, IgnoredFields::of);
        spec.ifPresent(this::sayWhatIsToDo);
        return spec.map(read -> new Manifest(
                "ScalingPolicy", ScalingReferences.policyObject(resource, name), SpecConversion.write(read)));
    }

    private static List<Problem> check(ScalingPolicySpec spec) {
        if (spec.policyType() == PolicyType.PREDICTIVE_SCALING) {
            return List.of(new Problem(
                    "spec.policyType",
                    "PredictiveScaling is not supported: nothing forecasts loads here. Use scheduledActions of the"
                            + " ScalableTarget for loads that are known before."));
        }
        boolean tracks = spec.targetTrackingScalingPolicyConfiguration() != null;
        return tracks == (spec.stepScalingPolicyConfiguration() != null)
                ? List.of(new Problem(
                        "spec",
                        "Exactly one of TargetTrackingScalingPolicyConfiguration and StepScalingPolicyConfiguration"
                                + " must be given."))
                : List.of();
    }

    private void sayWhatIsToDo(ScalingPolicySpec spec) {
        String[] resource = spec.resourceId().split("/", -1);
        var reader = new PolicyReader(new ScalingSettings(MINUTE, MINUTE), ScalingMode.ECS, resource[1], resource[2]);
        if (reader.read(spec) instanceof PolicyFields.Wrong wrong) {
            conversion.hands(wrong.problems());
        }
    }
}

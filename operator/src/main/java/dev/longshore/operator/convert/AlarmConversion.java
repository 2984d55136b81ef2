package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.operator.alarm.AlarmFields;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A metric alarm of CloudWatch: put-metric-alarm input, describe-alarms output. */
final class AlarmConversion {
    /** As Application Auto Scaling and Auto Scaling name the alarms that they make for their policies. */
    private static final String MADE_BY_A_POLICY = "TargetTracking-";

    private static final String OF_A_GROUP = ":autoScalingGroupName/";
    private static final List<String> ACTIONS = List.of("alarmActions", "okActions", "insufficientDataActions");

    /** What CloudWatch prints besides what AlarmSpec itself knows as printed only. */
    private static final Set<String> PRINTED = Set.of("alarmRule", "actionsSuppressor");

    private final SpecConversion conversion;

    AlarmConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        String name = json.path("alarmName").asText("");
        if (name.startsWith(MADE_BY_A_POLICY)) {
            conversion.note(
                    "",
                    "left out: '" + name + "' belongs to a target tracking policy, whose alarms the operator keeps");
            return Optional.empty();
        }
        conversion.drop(ReadOnlyFields.of(AlarmSpec.class));
        conversion.drop(PRINTED);
        ScalingReferences.dimensions(json);
        actions(json);
        Optional<AlarmSpec> spec = hasBand(json)
                ? Optional.empty()
                : conversion.read(AlarmSpec.class, any -> List.of(), IgnoredFields::of);
        spec.ifPresent(read ->
                conversion.hands(AlarmFields.of(read, Duration.ofMinutes(1)).problems()));
        return spec.map(read -> new Manifest("Alarm", Slug.of(name), SpecConversion.write(read)));
    }

    /** Comparisons with the band of an anomaly detector have no threshold. */
    private boolean hasBand(ObjectNode json) {
        String operator = json.path("comparisonOperator").asText("");
        boolean band = json.has("thresholdMetricId") || operator.contains("Upper") || operator.contains("Lower");
        if (band) {
            conversion.problem(
                    "comparisonOperator",
                    "There is no anomaly detection here: compare with a threshold, but this is '" + operator + "'.");
        }
        return band;
    }

    private void actions(ObjectNode json) {
        for (String field : ACTIONS) {
            if (json.path(field) instanceof ArrayNode actions) {
                for (int index = 0; index < actions.size(); index++) {
                    JsonNode action = actions.get(index);
                    if (action.asText().contains(OF_A_GROUP)) {
                        conversion.hand(
                                field + "[" + index + "]",
                                "changes the size of an Auto Scaling group: a CapacityProvider does that, by managed"
                                        + " scaling or its scalingPolicies");
                    }
                    actions.set(index, actions.textNode(ScalingReferences.action(action.asText())));
                }
            }
        }
    }
}

package dev.longshore.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.support.Ecs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmActionsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "steps, true",
        "Steps of web, true",
        "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1:resource/ecs/service/c/web:policyName/Steps of web, true",
        "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1:resource/ecs/service/c/web:policyName/Steps, false",
        "arn:aws:sns:eu-west-1:123456789012:steps, false",
        "other, false"
    })
    void aPolicyIsNamedByItsObjectItsNameOrItsArn(String action, boolean named) {
        assertThat(AlarmActions.name(
                        Ecs.alarm("a", Ecs.yaml(spec(action, true))),
                        Ecs.scalingPolicy("steps", "{policyName: Steps of web, resourceId: web}")))
                .isEqualTo(named);
        assertThat(AlarmActions.name(
                        Ecs.alarm("a", Ecs.yaml(spec(action, false))),
                        Ecs.scalingPolicy("steps", "{policyName: Steps of web, resourceId: web}")))
                .as("with actionsEnabled false")
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1:autoScalingGroupName/workers:policyName/half, true",
        "autoScalingGroupName/workers:policyName/half, true",
        "autoScalingGroupName/md-1:policyName/half, true",
        "autoScalingGroupName/others:policyName/half, false",
        "autoScalingGroupName/workers:policyName/double, false",
        "evilautoScalingGroupName/workers:policyName/half, false",
        "half, false"
    })
    void aPolicyOfAGroupIsNamedWithItsGroup(String action, boolean named) {
        assertThat(AlarmActions.name(Ecs.alarm("a", Ecs.yaml(spec(action, true))), List.of("workers", "md-1"), "half"))
                .isEqualTo(named);
        assertThat(AlarmActions.name(
                        Ecs.alarm("a", Ecs.yaml(spec(action, true))),
                        Ecs.scalingPolicy("steps", "{policyName: half, resourceId: web}")))
                .as("a service's policy of that name")
                .isEqualTo(action.equals("half"));
    }

    private static String spec(String action, boolean enabled) {
        return "{prometheus: {query: up}, period: 60, evaluationPeriods: 1, threshold: 1,"
                + " comparisonOperator: GreaterThanThreshold, actionsEnabled: " + enabled + ", alarmActions: ['"
                + action
                + "']}";
    }
}

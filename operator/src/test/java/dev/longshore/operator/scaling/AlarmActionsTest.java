package dev.longshore.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.support.Ecs;
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

    private static String spec(String action, boolean enabled) {
        return "{prometheus: {query: up}, period: 60, evaluationPeriods: 1, threshold: 1,"
                + " comparisonOperator: GreaterThanThreshold, actionsEnabled: " + enabled + ", alarmActions: ['"
                + action
                + "']}";
    }
}

package dev.longshore.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.support.Ecs;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final ScalingSettings SETTINGS = new ScalingSettings(Duration.ofMinutes(1), Duration.ofSeconds(20));
    private static final String CPU =
            "predefinedMetricSpecification: {predefinedMetricType: ECSServiceAverageCPUUtilization}";

    @ParameterizedTest(name = "{0} in mode {1}: out {2} s, in {3} s, a datapoint each {4} s")
    @CsvSource({
        "'', ECS, 300, 300, 60",
        "'', FAST, 20, 20, 20",
        "'scaleOutCooldown: 0, scaleInCooldown: 900', ECS, 60, 900, 60",
        "'scaleOutCooldown: 120', FAST, 120, 20, 20"
    })
    void cooldownsAreAtLeastAPeriod(String given, ScalingMode mode, int out, int in, int period) {
        PolicyFields.Tracking fields = (PolicyFields.Tracking)
                read(mode, "{targetValue: 50, " + CPU + (given.isEmpty() ? "" : ", " + given) + "}");
        assertThat(fields.rule().scaleOutCooldown()).hasSeconds(out);
        assertThat(fields.rule().scaleInCooldown()).hasSeconds(in);
        assertThat(fields.alarms().low().period()).hasSeconds(period);
        assertThat(fields.rule().vanishesAtZero()).isTrue();
    }

    @Test
    void metricsOfHighResolutionHaveThreeDatapointsAMinute() {
        PolicyFields.Tracking fields = (PolicyFields.Tracking)
                read(ScalingMode.ECS, "{targetValue: 50, " + CPU.replace("tion}", "tionHighResolution}") + "}");
        assertThat(fields.alarms().high().period()).hasSeconds(20);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{targetValue: 50, predefinedMetricSpecification: {predefinedMetricType: ALBRequestCountPerTarget, resourceLabel: app/a/1/targetgroup/b/2}}; spec.targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.prometheus",
                "{targetValue: 50, customizedMetricSpecification: {metricName: Speed, namespace: AWS/ECS, statistic: Average}}; spec.targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metricName",
                "{targetValue: 50, customizedMetricSpecification: {metrics: [{id: a, expression: b +}]}}; spec.targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metrics[0].expression",
                "{targetValue: -1, predefinedMetricSpecification: {predefinedMetricType: ECSServiceAverageCPUUtilization}}; spec.targetTrackingScalingPolicyConfiguration.targetValue",
                "{targetValue: 50}; spec.targetTrackingScalingPolicyConfiguration"
            })
    void whatCannotBeReadIsNamedByItsPath(String configuration, String path) {
        assertThat(((PolicyFields.Wrong) read(ScalingMode.ECS, configuration)).problems())
                .extracting(Problem::path)
                .containsExactly(path);
    }

    private static PolicyFields read(ScalingMode mode, String configuration) {
        ScalingPolicySpec spec = Serialization.unmarshal(
                Ecs.yaml("{resourceId: web, targetTrackingScalingPolicyConfiguration: " + configuration + "}"),
                ScalingPolicySpec.class);
        return new PolicyReader(SETTINGS, mode, "default", "web").read(spec);
    }
}

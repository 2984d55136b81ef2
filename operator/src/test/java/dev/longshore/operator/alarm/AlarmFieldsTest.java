package dev.longshore.operator.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.operator.metrics.MetricQuery;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alarms mean, and what is wrong with others. */
class AlarmFieldsTest {
    private static final String REST = "evaluationPeriods: 3, threshold: 80, comparisonOperator: GreaterThanThreshold";

    @Test
    void anAlarmIsRead() {
        AlarmFields fields = fields("""
                metricName: CPUUtilization, namespace: AWS/ECS, statistic: Average, period: 120, datapointsToAlarm: 2,
                treatMissingData: notBreaching, dimensions: [{name: ClusterName, value: a}, {name: ServiceName, value: b}]""");
        assertThat(fields.problems()).isEmpty();
        assertThat(fields.rule().operator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
        assertThat(fields.rule().missingData()).isEqualTo(MissingData.NOT_BREACHING);
        assertThat(fields.rule().required()).isEqualTo(2);
        assertThat(fields.rule().period()).isEqualTo(Duration.ofMinutes(2));
        assertThat(fields.measure().orElseThrow().queries())
                .singleElement()
                .isInstanceOfSatisfying(MetricQuery.Metric.class, metric -> {
                    assertThat(metric.dimensions()).containsEntry("ServiceName", "b");
                    assertThat(metric.statistic().text()).isEqualTo("Average");
                });
    }

    @Test
    void metricsHaveOnePeriod() {
        AlarmFields fields = fields("""
                metrics: [{id: q, returnData: false, prometheus: {query: sum(queue)}, period: 300}, {id: e, expression: q / 2}]""");
        assertThat(fields.problems()).isEmpty();
        assertThat(fields.rule().period()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "metricName: Errors, namespace: AWS/Lambda, statistic: Sum, period: 60; spec.metricName: 'Errors' of 'AWS/Lambda' is not measured here: use CPUReservation, CPUUtilization,",
                "metricName: CPUUtilization, namespace: AWS/ECS, statistic: Sum, period: 60; spec.metricName: 'CPUUtilization' has the dimensions [ClusterName, ServiceName] or [ClusterName], but not []",
                "metricName: CPUReservation, namespace: AWS/ECS, dimensions: [{name: ClusterName, value: a}], statistic: Sum, period: 30; spec.period: the period is 30 s, and the operator measures each 60 s",
                "metrics: [{id: a, prometheus: {query: up}, period: 60, returnData: false}, {id: e, expression: a, period: 300}]; spec.metrics: the periods [60, 300] differ",
                "metrics: [{id: e, expression: a +}]; spec.metrics[0].expression: column 4: found the end, expected a number",
                "metrics: [{id: e, expression: a + 1}]; spec.metrics[id=e].expression: column 1: found \"a\", expected an id of metrics",
                "metrics: [{id: e, expression: e + 1}]; spec.metrics[id=e].expression: it names itself",
            })
    void problemsNameTheirFields(String fields, String problem) {
        assertThat(fields(fields).problems()).singleElement().asString().startsWith(problem);
        assertThat(fields(fields).measure()).isEmpty();
    }

    private static AlarmFields fields(String yaml) {
        return AlarmFields.of(
                Serialization.unmarshal("---\n{" + yaml + ", " + REST + "}", AlarmSpec.class), Duration.ofMinutes(1));
    }
}

package dev.longshore.operator.controller.capacity;

import static dev.longshore.operator.support.Ecs.alarm;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.scalableTarget;
import static dev.longshore.operator.support.Ecs.scalingPolicy;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdjustmentType;
import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.GroupScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.local.group.NodeGroups;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.ScalingTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The older chain: a service's alarm adds tasks, and CPUReservation adds half as many nodes as there are; four tasks fit a node. */
class GroupAlarmsIT extends ScalingTest {
    @Test
    void aServiceAlarmAddsTasksAndTheirReservationAddsHalfTheNodesWithinOneAndFive() {
        String busy = "busy_" + ecs.name().replace('-', '_');
        PROMETHEUS.set(busy, 10);
        Groups groups = new Groups(ecs);
        NodeGroups served = NodeGroups.serve(local);
        try {
            groups.group(true, 2);
            groups.provide(groups.upTo(5)
                    .minSize(1)
                    .managedScaling(null)
                    .alarmNamespace(ecs.name())
                    .scalingPolicies(List.of(
                            policy("half", AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, 50),
                            policy("fewer", AdjustmentType.CHANGE_IN_CAPACITY, -1)))
                    .build());
            ecs.apply(
                    taskDefinition("web", container("app").toBuilder().cpu(1024).build()), service("web", "web", 3));
            ecs.awaitStable("web");
            ecs.eventually(() -> assertThat(condition(groups, "ScalingActive")).isEqualTo("False NoAlarm"));
            ecs.apply(
                    reserved("reserved", "GreaterThanThreshold", 70, "half"),
                    reserved("idle", "LessThanThreshold", 30, "fewer"),
                    scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 7}"),
                    scalingPolicy("more", """
                        resourceId: web
                        stepScalingPolicyConfiguration:
                          adjustmentType: ChangeInCapacity
                          stepAdjustments: [{metricIntervalLowerBound: 0, scalingAdjustment: 4}]"""),
                    alarm("busy", "prometheus: {query: " + busy + "}\n" + """
                        period: 1
                        evaluationPeriods: 1
                        threshold: 50
                        comparisonOperator: GreaterThanThreshold
                        alarmActions: [more]"""));
            ecs.eventually(() -> assertThat(condition(groups, "ScalingActive")).isEqualTo("True AlarmsKnown"));
            assertThat(groups.replicas()).isEqualTo(2);

            // 3 of 8 are 37.5 percent; 7 of 8 are 87.5, and 7 of 12 are 58.
            PROMETHEUS.set(busy, 90);
            ecs.eventually(() -> assertThat(groups.nodes()).hasSize(3));
            ecs.eventually(() -> assertThat(groups.events())
                    .anyMatch(event -> event.startsWith("a monitor alarm reserved in state ALARM triggered policy half"
                            + " changing the desired capacity from 2 to 3.")));
            ecs.awaitStable("web");
            assertThat(ecs.status("web").runningCount()).isEqualTo(7);
            ecs.eventually(() -> assertThat(groups.status().lastDecision())
                    .startsWith("scaled from 2 to 3: monitor alarm reserved"));

            staysWhereHandsPutIt(groups);
            neverAboveFiveNorBelowOne(groups, busy);
        } finally {
            groups.close();
            served.close();
        }
    }

    private void staysWhereHandsPutIt(Groups groups) {
        ecs.client()
                .genericKubernetesResources(NodeGroups.KIND)
                .withName(ecs.name())
                .scale(4);
        ecs.eventually(() -> {
            assertThat(groups.nodes()).hasSize(4);
            assertThat(groups.status().instances()).isEqualTo(4);
            assertThat(groups.status().desiredInstances()).isEqualTo(4);
        });
        assertThat(groups.events()).noneMatch(event -> event.contains("from 4 to"));
    }

    private void neverAboveFiveNorBelowOne(Groups groups, String busy) {
        ecs.client()
                .resources(ScalableTarget.class)
                .inNamespace(ecs.name())
                .withName("web")
                .delete();
        PROMETHEUS.set(busy, 10);
        ecs.service("web").scale(40);
        ecs.eventually(() -> {
            assertThat(groups.nodes()).hasSize(5);
            assertThat(condition(groups, "ScalingLimited")).isEqualTo("True AtBound");
        });
        assertThat(groups.replicas()).isEqualTo(5);
        ecs.service("web").scale(1);
        // Of one node the last task has 25 percent: the alarm goes on, and finds the minimum.
        ecs.eventually(() -> {
            assertThat(groups.nodes()).hasSize(1);
            assertThat(condition(groups, "ScalingLimited")).isEqualTo("True AtBound");
        });
        assertThat(groups.replicas()).isEqualTo(1);
        assertThat(ecs.livePods("web")).hasSize(1);
    }

    private static GroupScalingPolicy policy(String name, AdjustmentType type, int adjustment) {
        return GroupScalingPolicy.builder()
                .policyName(name)
                .adjustmentType(type)
                .scalingAdjustment(adjustment)
                .cooldown(2)
                .build();
    }

    private Alarm reserved(String name, String operator, int threshold, String policy) {
        return alarm(name, """
                namespace: AWS/ECS
                metricName: CPUReservation
                dimensions: [{name: ClusterName, value: %1$s}]
                statistic: Average
                period: 1
                evaluationPeriods: 2
                threshold: %3$d
                comparisonOperator: %2$s
                alarmActions: ["arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1:autoScalingGroupName/%1$s:policyName/%4$s"]""".formatted(ecs.name(), operator, threshold, policy));
    }

    private static String condition(Groups groups, String type) {
        return Sandbox.condition(groups.status().conditions(), type);
    }
}

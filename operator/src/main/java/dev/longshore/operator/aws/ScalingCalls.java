package dev.longshore.operator.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** What is asked of the services around ECS. */
final class ScalingCalls {
    private static final int ALARMS = 100;
    private static final int GROUPS = 20;

    private final AwsClients aws;

    ScalingCalls(AwsClients aws) {
        this.aws = aws;
    }

    List<ScalableTarget> targets(String cluster) {
        return aws
                .scaling()
                .describeScalableTargetsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .stream()
                .filter(target -> isOf(cluster, target.resourceId()))
                .toList();
    }

    List<ScalingPolicy> policies(String cluster) {
        return aws
                .scaling()
                .describeScalingPoliciesPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalingPolicies()
                .stream()
                .filter(policy -> isOf(cluster, policy.resourceId()))
                .toList();
    }

    List<ScheduledAction> actions(String cluster) {
        return aws
                .scaling()
                .describeScheduledActionsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scheduledActions()
                .stream()
                .filter(action -> isOf(cluster, action.resourceId()))
                .toList();
    }

    List<MetricAlarm> alarms(List<String> names) {
        List<MetricAlarm> alarms = new ArrayList<>();
        for (int from = 0; from < names.size(); from += ALARMS) {
            List<String> some = names.subList(from, Math.min(names.size(), from + ALARMS));
            aws.alarms()
                    .describeAlarmsPaginator(request -> request.alarmNames(some).alarmTypes(AlarmType.METRIC_ALARM))
                    .metricAlarms()
                    .forEach(alarms::add);
        }
        return alarms;
    }

    /** As describe-target-groups prints them, each with what describe-target-group-attributes prints of it. */
    ObjectNode targetGroups(List<String> arns) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (int from = 0; from < arns.size(); from += GROUPS) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + GROUPS));
            for (TargetGroup group : aws.balancing()
                    .describeTargetGroups(request -> request.targetGroupArns(some))
                    .targetGroups()) {
                ObjectNode json = SdkJson.of(group);
                json.set("Attributes", attributes(group.targetGroupArn()));
                answer.withArray("TargetGroups").add(json);
            }
        }
        return answer;
    }

    private ArrayNode attributes(String group) {
        ArrayNode attributes = JsonNodeFactory.instance.arrayNode();
        for (TargetGroupAttribute attribute : aws.balancing()
                .describeTargetGroupAttributes(request -> request.targetGroupArn(group))
                .attributes()) {
            attributes.add(SdkJson.of(attribute));
        }
        return attributes;
    }

    private static boolean isOf(String cluster, String resource) {
        return resource.startsWith("service/" + cluster + "/");
    }
}

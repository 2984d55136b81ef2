package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Names what a document is when it is none of the shapes that have a kind here; a field tells. */
final class OtherShapes {
    private static final String CONVERTED =
            " Longshore converts task definitions, services, run-task and start-task input, clusters, capacity providers,"
                    + " ELBv2's target groups, scalable targets, scaling policies and scheduled actions, bounds of Auto Scaling"
                    + " groups, CloudWatch's metric alarms, schedules and event rules.";
    private static final String WITH_TARGETS =
            " Put both into one document: jq -s '.[0] * .[1]' rule.json targets.json";
    private static final String INTO_A_POLICY =
            "only the configuration of a scaling policy. Put it into put-scaling-policy's input, which names the policy and"
                    + " its ResourceId";
    private static final SequencedMap<String, String> BY_FIELD = new LinkedHashMap<>();

    static {
        BY_FIELD.put(
                "ContainerDefinitions",
                "a CloudFormation resource: its fields start with capitals, those of 'aws ecs' do not");
        BY_FIELD.put("tasks", "describe-tasks output: tasks that ran. Convert the input of run-task, or the service");
        BY_FIELD.put("taskArn", "a task that ran. Convert the input of run-task, or the service");
        BY_FIELD.put("TargetValue", INTO_A_POLICY);
        BY_FIELD.put("StepAdjustments", INTO_A_POLICY);
        BY_FIELD.put("AlarmRule", "a composite alarm. An Alarm watches metrics here, not other Alarms");
        BY_FIELD.put(
                "capacityProvider",
                "only an item of a capacity provider strategy. Put it into the service, run-task input or cluster");
        BY_FIELD.put("externalId", "a task set, which has no kind in this version");
        BY_FIELD.put("scale", "a task set, which has no kind in this version");
        BY_FIELD.put("taskSets", "task sets, which have no kind in this version");
        BY_FIELD.put(
                "ScheduleExpression",
                "a schedule without its target. Convert the output of 'aws scheduler get-schedule'; of a rule, write the"
                        + " target into a ScheduledTask");
        BY_FIELD.put("EventPattern", "a rule without its targets." + WITH_TARGETS);
        BY_FIELD.put("Targets", "the targets of a rule without the rule." + WITH_TARGETS);
        BY_FIELD.put("EcsParameters", "a target of an EventBridge rule. Convert the rule, with its Targets in it");
        BY_FIELD.put("containerInstances", "container instances, which the operator makes from nodes by itself");
        BY_FIELD.put("containerInstanceArn", "a container instance, which the operator makes from a node by itself");
        BY_FIELD.put("containerOverrides", "only the overrides of a run-task input. Put them into that input");
        BY_FIELD.put("awsvpcConfiguration", "only a network configuration. Put it into the service or run-task input");
        BY_FIELD.put("maximumPercent", "only a deployment configuration. Put it into the service");
        BY_FIELD.put("minimumHealthyPercent", "only a deployment configuration. Put it into the service");
        BY_FIELD.put("deploymentCircuitBreaker", "only a deployment configuration. Put it into the service");
        BY_FIELD.put("taskDefinitionArns", "a list of ARNs. Convert the output of describe-task-definition for each");
        BY_FIELD.put("serviceArns", "a list of ARNs. Convert the output of describe-services");
        BY_FIELD.put("clusterArns", "a list of ARNs. Convert the output of describe-clusters");
    }

    private OtherShapes() {}

    static String describe(ObjectNode json) {
        return BY_FIELD.entrySet().stream()
                .filter(known -> json.has(known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(what -> "This is " + what + "." + CONVERTED)
                .orElseGet(() -> "This is not known as an ECS object" + fields(json) + "." + CONVERTED);
    }

    private static String fields(ObjectNode json) {
        return json.isEmpty()
                ? ", it is empty"
                : ", its fields are "
                        + String.join(
                                ", ",
                                json.properties().stream()
                                        .map(Map.Entry::getKey)
                                        .limit(6)
                                        .toList());
    }
}

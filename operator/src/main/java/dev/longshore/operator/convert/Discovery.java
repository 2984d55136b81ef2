package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the ECS objects of a document, whatever the AWS command line wrapped around them. */
final class Discovery {
    private static final List<String> LISTS = List.of(
            "services",
            "clusters",
            "taskDefinitions",
            "capacityProviders",
            "TargetGroups",
            "ScalableTargets",
            "ScalingPolicies",
            "ScheduledActions",
            "MetricAlarms",
            "CompositeAlarms",
            "AutoScalingGroups");
    private static final List<String> WRAPPERS = List.of("service", "cluster", "taskDefinition", "capacityProvider");

    /** Fields that only the object itself has, not what is wrapped around lists of them. */
    private static final List<String> OF_OBJECTS = List.of("clusterName", "cluster", "ResourceId");

    private final List<Found> found = new ArrayList<>();
    private final List<Problem> problems;
    private final List<Note> notes;

    private Discovery(List<Problem> problems, List<Note> notes) {
        this.problems = problems;
        this.notes = notes;
    }

    /** @param problems takes what is no object of a known shape */
    static List<Found> in(JsonNode document, String path, List<Problem> problems, List<Note> notes) {
        var discovery = new Discovery(problems, notes);
        discovery.visit(document, path);
        return discovery.found;
    }

    private void visit(JsonNode node, String path) {
        if (node.isArray() && !node.isEmpty()) {
            for (int index = 0; index < node.size(); index++) {
                visit(node.get(index), path + "[" + index + "]");
            }
        } else if (node instanceof ObjectNode json) {
            visitObject(json, path);
        } else {
            problems.add(new Problem(label(path), "There is no ECS object here, but " + node.getNodeType() + "."));
        }
    }

    private void visitObject(ObjectNode json, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        List<String> lists = lists(json);
        if (!lists.isEmpty()) {
            for (String list : lists) {
                if (json.get(list).isEmpty()) {
                    notes.add(new Note(prefix + list, "there are none"));
                } else {
                    visit(json.get(list), prefix + list);
                }
            }
            reportFailures(json, prefix);
            return;
        }
        for (String wrapper : WRAPPERS) {
            if (json.path(wrapper).isObject()) {
                visit(withTags(json, (ObjectNode) json.get(wrapper)), prefix + wrapper);
                return;
            }
        }
        classify(json, path);
    }

    private static List<String> lists(ObjectNode json) {
        return OF_OBJECTS.stream().anyMatch(json::has)
                ? List.of()
                : LISTS.stream().filter(list -> json.path(list).isArray()).toList();
    }

    /** describe-task-definition prints tags beside the definition, register-task-definition takes them inside. */
    private static ObjectNode withTags(ObjectNode outer, ObjectNode inner) {
        return outer.path("tags").isArray() && !inner.has("tags")
                ? inner.deepCopy().set("tags", outer.get("tags"))
                : inner;
    }

    /** What describe-* could not find is no less missing here. */
    private void reportFailures(ObjectNode json, String prefix) {
        for (int index = 0; index < json.path("failures").size(); index++) {
            JsonNode failure = json.get("failures").get(index);
            problems.add(new Problem(
                    prefix + "failures[" + index + "]",
                    "ECS did not find " + failure.path("arn").asText("it") + ": "
                            + failure.path("reason").asText("no reason given") + "."));
        }
    }

    private void classify(ObjectNode json, String path) {
        ecs(json)
                .or(() -> frontOfEcs(json))
                .ifPresentOrElse(
                        shape -> found.add(new Found(shape, path, json)),
                        () -> problems.add(new Problem(label(path), OtherShapes.describe(json))));
    }

    private static Optional<Shape> ecs(ObjectNode json) {
        if (json.has("containerDefinitions")) {
            return Optional.of(Shape.TASK_DEFINITION);
        } else if (json.has("serviceName") || isUpdateService(json)) {
            return Optional.of(Shape.SERVICE);
        } else if (json.has("clusterName")) {
            return Optional.of(Shape.CLUSTER);
        } else if (json.has("autoScalingGroupProvider")
                || json.has("managedInstancesProvider")
                || json.has("capacityProviderArn")) {
            return Optional.of(Shape.CAPACITY_PROVIDER);
        } else if (json.has("cluster") && json.has("defaultCapacityProviderStrategy")) {
            return Optional.of(Shape.CLUSTER_CAPACITY);
        } else if (json.path("taskDefinition").isTextual() && !json.has("service")) {
            return Optional.of(Shape.TASK);
        }
        return Optional.empty();
    }

    /** What stands in front of ECS: balancers, scaling, schedules, deployments. */
    private static Optional<Shape> frontOfEcs(ObjectNode json) {
        if (AppSpecConversion.is(json)) {
            return Optional.of(Shape.APP_SPEC);
        } else if (json.has("TargetGroupName") || (json.has("Name") && json.has("Protocol") && json.has("Port"))) {
            return Optional.of(Shape.TARGET_GROUP);
        } else if (json.has("ScheduledActionName") && json.has("ResourceId")) {
            return Optional.of(Shape.SCHEDULED_ACTION);
        } else if (json.has("PolicyName") && json.has("ResourceId")) {
            return Optional.of(Shape.SCALING_POLICY);
        } else if (json.has("ResourceId") && (json.has("MinCapacity") || json.has("MaxCapacity"))) {
            return Optional.of(Shape.SCALABLE_TARGET);
        } else if (json.has("AlarmName") && json.has("ComparisonOperator")) {
            return Optional.of(Shape.ALARM);
        } else if (json.has("AutoScalingGroupName") && json.has("MaxSize")) {
            return Optional.of(Shape.AUTO_SCALING_GROUP);
        } else if (json.has("ScheduleExpression") && json.has("Target")) {
            return Optional.of(Shape.SCHEDULE);
        } else if (json.has("EventPattern") && json.path("Targets").isArray()) {
            return Optional.of(Shape.RULE);
        }
        return Optional.empty();
    }

    /** {@code service} names the service; a task set has that too. */
    private static boolean isUpdateService(ObjectNode json) {
        return json.path("service").isTextual() && !json.has("scale") && !json.has("externalId");
    }

    private static String label(String path) {
        return path.isEmpty() ? "$" : path;
    }
}

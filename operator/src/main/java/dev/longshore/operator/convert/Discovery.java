package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;

/** Finds the ECS objects of a document, whatever the AWS command line wrapped around them. */
final class Discovery {
    private static final List<String> LISTS = List.of("services", "clusters", "taskDefinitions", "TargetGroups");
    private static final List<String> WRAPPERS = List.of("service", "cluster", "taskDefinition");

    private final List<Found> found = new ArrayList<>();
    private final List<Problem> problems;

    private Discovery(List<Problem> problems) {
        this.problems = problems;
    }

    /** @param problems takes what is no object of a known shape */
    static List<Found> in(JsonNode document, List<Problem> problems) {
        var discovery = new Discovery(problems);
        discovery.visit(document, "");
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
        for (String list : LISTS) {
            if (json.path(list).isArray()) {
                visit(json.get(list), prefix + list);
                reportFailures(json, prefix);
                return;
            }
        }
        for (String wrapper : WRAPPERS) {
            if (json.path(wrapper).isObject()) {
                visit(withTags(json, (ObjectNode) json.get(wrapper)), prefix + wrapper);
                return;
            }
        }
        classify(json, path);
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
        if (json.has("containerDefinitions")) {
            found.add(new Found(Shape.TASK_DEFINITION, path, json));
        } else if (json.has("serviceName") || isUpdateService(json)) {
            found.add(new Found(Shape.SERVICE, path, json));
        } else if (AppSpecConversion.is(json)) {
            found.add(new Found(Shape.APP_SPEC, path, json));
        } else if (json.has("clusterName")) {
            found.add(new Found(Shape.CLUSTER, path, json));
        } else if (json.has("TargetGroupName") || (json.has("Name") && json.has("Protocol") && json.has("Port"))) {
            found.add(new Found(Shape.TARGET_GROUP, path, json));
        } else if (json.has("ScheduleExpression") && json.has("Target")) {
            found.add(new Found(Shape.SCHEDULE, path, json));
        } else if (json.has("EventPattern") && json.path("Targets").isArray()) {
            found.add(new Found(Shape.RULE, path, json));
        } else if (json.path("taskDefinition").isTextual() && !json.has("service")) {
            found.add(new Found(Shape.TASK, path, json));
        } else {
            problems.add(new Problem(label(path), OtherShapes.describe(json)));
        }
    }

    /** {@code service} names the service; a task set has that too. */
    private static boolean isUpdateService(ObjectNode json) {
        return json.path("service").isTextual() && !json.has("scale") && !json.has("externalId");
    }

    private static String label(String path) {
        return path.isEmpty() ? "$" : path;
    }
}

package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code list-*} named, less what {@code describe-*} printed. */
final class Listed {
    private static final Map<String, String> DESCRIBED_BY = Map.of(
            "serviceArns", "describe-services --cluster CLUSTER --include TAGS --services",
            "taskDefinitionArns", "describe-task-definition --include TAGS --task-definition",
            "clusterArns", "describe-clusters --include SETTINGS CONFIGURATIONS TAGS --clusters");

    private final Map<String, String> listed = new TreeMap<>();
    private final Set<String> described = new HashSet<>();

    /** Whether it is what {@code aws ecs list-*} prints. */
    static boolean isList(JsonNode json) {
        return DESCRIBED_BY.keySet().stream().anyMatch(field -> json.path(field).isArray());
    }

    void look(JsonNode json) {
        DESCRIBED_BY.forEach((field, command) ->
                json.path(field).forEach(arn -> listed.put(arn.asText(), command(command, arn.asText()))));
        describe(json);
    }

    /** The cluster of a service stands in its ARN, {@code service/CLUSTER/SERVICE}. */
    private static String command(String command, String arn) {
        String[] segments = arn.split("/", -1);
        return "aws ecs " + command.replace("CLUSTER", segments.length > 2 ? segments[1] : "default") + " " + arn;
    }

    SortedSet<String> notDescribed() {
        SortedSet<String> missing = new TreeSet<>();
        listed.forEach((arn, command) -> {
            if (!described.contains(arn)) {
                missing.add(arn + " is listed, but nothing describes it: " + command);
            }
        });
        return missing;
    }

    private void describe(JsonNode json) {
        for (String field : Set.of("serviceArn", "taskDefinitionArn", "clusterArn")) {
            if (json.path(field).isTextual()) {
                described.add(json.path(field).asText());
            }
        }
        json.forEach(this::describe);
    }
}

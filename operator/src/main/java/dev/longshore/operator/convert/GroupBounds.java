package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bounds of Auto Scaling groups, which capacity providers have themselves here. */
final class GroupBounds {
    private static final String PROVIDER = "autoScalingGroupProvider";

    /** The names of groups by those of the providers. */
    private final Map<String, String> groupOf = new HashMap<>();

    private final List<ObjectNode> groups = new ArrayList<>();

    /** A group, or a provider that names one. */
    void add(Found found) {
        if (found.shape() == Shape.AUTO_SCALING_GROUP) {
            groups.add(found.json());
        } else {
            String arn = found.json().path(PROVIDER).path("autoScalingGroupArn").asText("");
            groupOf.put(found.json().path("name").asText(), arn.substring(arn.lastIndexOf('/') + 1));
        }
    }

    /** Sets minSize and maxSize of the providers whose groups are known. */
    void into(List<ObjectNode> providers) {
        for (ObjectNode spec : providers) {
            String name = groupOf.getOrDefault(spec.path("name").asText(), "");
            groups.stream()
                    .filter(group ->
                            name.equals(group.path("AutoScalingGroupName").asText()))
                    .findFirst()
                    .ifPresent(group -> bound(spec, group));
        }
    }

    /** CloudFormation has its numbers as texts. */
    private static void bound(ObjectNode spec, ObjectNode group) {
        ObjectNode rest = ((ObjectNode) spec.get(PROVIDER)).deepCopy();
        rest.remove(List.of("minSize", "maxSize"));
        ObjectNode bounded = spec.putObject(PROVIDER);
        bounded.put("minSize", group.path("MinSize").asInt());
        bounded.put("maxSize", group.path("MaxSize").asInt());
        bounded.setAll(rest);
    }
}

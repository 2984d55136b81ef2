package dev.longshore.operator.node;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.names.Capability;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.watch.ObservedNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ECS's attributes of a container instance, read from its node. */
final class NodeAttributes {
    /** The attribute that names the instance type. */
    static final String INSTANCE_TYPE = "ecs.instance-type";

    private static final Map<String, String> FROM_LABELS = Map.of(
            "topology.kubernetes.io/zone",
            Instance.AVAILABILITY_ZONE,
            "node.kubernetes.io/instance-type",
            INSTANCE_TYPE);

    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64");

    private NodeAttributes() {}

    /**
     * Attribute name to value; a value may be empty, never absent. A label, and over it an annotation,
     * {@code attribute.ecs.longshore.dev/NAME} sets any attribute, for an annotation's value may have any characters.
     */
    static Map<String, String> of(ObservedNode node, AgentSettings settings) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("ecs.os-type", node.operatingSystem());
        attributes.put("ecs.os-family", node.operatingSystem().toUpperCase(Locale.ROOT));
        attributes.put("ecs.cpu-architecture", ARCHITECTURES.getOrDefault(node.architecture(), node.architecture()));
        FROM_LABELS.forEach((label, attribute) ->
                Optional.ofNullable(node.labels().get(label)).ifPresent(value -> attributes.put(attribute, value)));
        Capabilities.of(settings).forEach(name -> attributes.put(name, ""));
        named(node.labels(), attributes);
        named(node.annotations(), attributes);
        if ("true".equals(node.labels().get(Labels.EXTERNAL))) {
            attributes.put(Capability.EXTERNAL, "");
            // ECS Anywhere knows neither zones nor network interfaces of tasks.
            attributes.remove(Instance.AVAILABILITY_ZONE);
            attributes.remove(Capability.TASK_ENI);
        }
        return Map.copyOf(attributes);
    }

    private static void named(Map<String, String> given, Map<String, String> attributes) {
        given.forEach((key, value) -> {
            if (key.startsWith(Labels.ATTRIBUTE_PREFIX)) {
                attributes.put(key.substring(Labels.ATTRIBUTE_PREFIX.length()), value);
            }
        });
    }
}

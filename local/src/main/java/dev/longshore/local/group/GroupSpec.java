package dev.longshore.local.group;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;

/**
 * What a NodeGroup asks for.
 *
 * @param name its name, with which the names of its nodes begin
 * @param replicas how many nodes
 * @param simulated whether kwok plays them
 * @param labels labels of each, the group's own among them
 * @param cpu CPUs of a simulated node
 * @param memory memory of a simulated node
 */
record GroupSpec(String name, int replicas, boolean simulated, Map<String, String> labels, String cpu, String memory) {
    /** On a node: the group that it belongs to. */
    static final String LABEL = "local.longshore.dev/node-group";

    static GroupSpec of(GenericKubernetesResource group) {
        String name = group.getMetadata().getName();
        Map<String, String> labels = new HashMap<>();
        if (group.get("spec", "labels") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
        }
        labels.put(LABEL, name);
        return new GroupSpec(
                name,
                group.get("spec", "replicas") instanceof Number number ? number.intValue() : 0,
                Boolean.TRUE.equals(group.get("spec", "simulated")),
                labels,
                group.get("spec", "cpu") instanceof String cpu ? cpu : "4",
                group.get("spec", "memory") instanceof String memory ? memory : "16Gi");
    }
}

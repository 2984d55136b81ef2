package dev.longshore.local;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A template for simulated nodes: objects without a kubelet, whose pods kwok plays.
 *
 * @param count how many, at least 1
 * @param prefix the start of their names; {@code sim} makes {@code sim-0}, {@code sim-1}, ...
 * @param labels labels of each
 * @param cpu capacity and allocatable, a Kubernetes quantity
 * @param memory capacity and allocatable, a Kubernetes quantity
 * @param pods how many pods fit on each
 * @param zones the zones over which they are spread in turn; empty for none
 * @param instanceType the label node.kubernetes.io/instance-type; empty for none
 */
public record SimulatedNodes(
        int count,
        String prefix,
        Map<String, String> labels,
        String cpu,
        String memory,
        int pods,
        List<String> zones,
        String instanceType) {

    public SimulatedNodes {
        if (count < 1) {
            throw new IllegalArgumentException("simulated nodes: count is " + count + ", must be at least 1");
        }
        labels = Map.copyOf(labels);
        zones = List.copyOf(zones);
    }

    /** Nodes of 4 CPUs, 16 GiB and 110 pods, named {@code sim-N}, in zones a, b and c. */
    public static SimulatedNodes of(int count) {
        return new SimulatedNodes(count, "sim", Map.of(), "4", "16Gi", 110, List.of("zone-a", "zone-b", "zone-c"), "");
    }

    /** The same with another name prefix. */
    public SimulatedNodes withPrefix(String value) {
        return new SimulatedNodes(count, value, labels, cpu, memory, pods, zones, instanceType);
    }

    /** The same with these labels. */
    public SimulatedNodes withLabels(Map<String, String> value) {
        return new SimulatedNodes(count, prefix, value, cpu, memory, pods, zones, instanceType);
    }

    /** The same with this capacity. */
    public SimulatedNodes withCapacity(String newCpu, String newMemory, int newPods) {
        return new SimulatedNodes(count, prefix, labels, newCpu, newMemory, newPods, zones, instanceType);
    }

    /** The same spread over these zones. */
    public SimulatedNodes withZones(List<String> value) {
        return new SimulatedNodes(count, prefix, labels, cpu, memory, pods, value, instanceType);
    }

    /** The same with this instance type, such as {@code m5.large}. */
    public SimulatedNodes withInstanceType(String value) {
        return new SimulatedNodes(count, prefix, labels, cpu, memory, pods, zones, value);
    }

    /** The names of the nodes, in order. */
    public List<String> names() {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }
}

package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No node gives more than it has, and no host port twice. A node that is gone is not asked. */
final class NodeClaims implements Check {
    @Override
    public void step(Step step, Findings findings) {
        Contenders.of(step).filter(pods -> !pods.isEmpty()).forEach(pods -> {
            amounts(step, pods, findings);
            ports(step, pods, findings);
        });
    }

    private static void amounts(Step step, List<SeenPod> pods, Findings findings) {
        String name = pods.getFirst().node();
        Amounts requested = pods.stream().map(SeenPod::requests).reduce(Amounts.NONE, Amounts::plus);
        List<ObjectKey> keys = pods.stream().map(SeenPod::key).toList();
        step.world()
                .node(name)
                .map(NodeClaims::allocatable)
                .ifPresent(has -> has.byResource().forEach((resource, amount) -> {
                    if (requested.get(resource) > amount) {
                        String what = "node " + name + " has " + amount + " " + unit(resource) + " allocatable, its "
                                + pods.size() + " live pods request " + requested.get(resource);
                        findings.report(Invariant.NODE_NOT_OVERBOOKED, step.change(), what, keys);
                    }
                }));
    }

    private static String unit(String resource) {
        return Map.of("cpu", "milli-CPUs", "memory", "bytes of memory").getOrDefault(resource, resource);
    }

    private static Amounts allocatable(Node node) {
        return Amounts.of(Optional.ofNullable(node.getStatus())
                .map(NodeStatus::getAllocatable)
                .orElse(Map.of()));
    }

    private static void ports(Step step, List<SeenPod> pods, Findings findings) {
        step.after()
                .ifPresent(newest -> pods.stream()
                        .filter(other -> !other.key().equals(newest.key()))
                        .filter(other -> other.ours() || newest.ours())
                        .forEach(other -> newest.ports().stream()
                                .filter(port -> other.ports().stream().anyMatch(port::clashesWith))
                                .forEach(port -> findings.report(
                                        Invariant.HOST_PORT_HELD_ONCE,
                                        step.change(),
                                        "host port " + port + " of node " + newest.node() + " is held twice",
                                        List.of(other.key(), newest.key())))));
    }
}

package dev.longshore.operator.support;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The nodes of one test, marked with its Cluster's name so that no other Cluster selects them. A node that is added is returned
 * once the operator can place tasks on it: a task that comes sooner fails for want of instances, as in ECS.
 */
public final class SandboxNodes implements AutoCloseable {
    private static final String EDITION = "edition";

    private final String cluster;
    private final LocalCluster local;
    private final KubernetesClient client;
    private final BiPredicate<String, Predicate<Instance>> knows;
    private final List<String> made = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private int editions;

    SandboxNodes(String cluster, LocalCluster local, BiPredicate<String, Predicate<Instance>> knows) {
        this.cluster = cluster;
        this.local = local;
        this.client = local.client();
        this.knows = knows;
    }

    /** Simulated nodes of 4 CPUs and 16 GiB, in zones a, b and c by turns, whose pods run at once; answers their names. */
    public List<String> simulated(int count) {
        return simulated(SimulatedNodes.of(count));
    }

    /** Simulated nodes after a template; answers their names. */
    public List<String> simulated(SimulatedNodes template) {
        Map<String, String> labels = new HashMap<>(template.labels());
        labels.put(Labels.CLUSTER, cluster);
        SimulatedNodes nodes = template.withLabels(labels).withPrefix(nextName());
        made.addAll(nodes.names());
        local.addSimulatedNodes(nodes);
        nodes.names().forEach(this::awaitReached);
        return nodes.names();
    }

    /** A Ready node without any kubelet: its pods stay as the test writes them. */
    public String bare(String cpu, String memory) {
        String name = nextName();
        made.add(name);
        Map<String, Quantity> capacity =
                Map.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse(memory), "pods", new Quantity("110"));
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(Labels.CLUSTER, cluster)
                        .endMetadata()
                        .build())
                .create();
        Sandbox.editStatus(
                client.nodes().withName(name),
                node -> new NodeBuilder(node)
                        .editOrNewStatus()
                        .withCapacity(capacity)
                        .withAllocatable(capacity)
                        .endStatus()
                        .build());
        ready(name, true);
        // By one merge patch: the node lifecycle controller edits the same list.
        client.nodes().withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"taints\":null}}");
        awaitReached(name);
        return name;
    }

    /** Makes a node of this test Ready or not; kwok does not undo it. */
    public void ready(String name, boolean ready) {
        Sandbox.editStatus(
                client.nodes().withName(name),
                node -> new NodeBuilder(node)
                        .editOrNewStatus()
                        .withConditions(new NodeConditionBuilder()
                                .withType("Ready")
                                .withStatus(ready ? "True" : "False")
                                .withReason("Test")
                                .build())
                        .endStatus()
                        .build());
    }

    /** Changes a node as {@code kubectl edit} does; returns once placement knows it, if it is an instance of the Cluster. */
    public void edit(String name, Consumer<Node> change) {
        boolean isInstance = knows.test(name, instance -> true);
        String edition = String.valueOf(++editions);
        Sandbox.edit(client.nodes().withName(name), node -> {
            change.accept(node);
            node.getMetadata().getLabels().put(Labels.ATTRIBUTE_PREFIX + EDITION, edition);
            return node;
        });
        if (isInstance) {
            Sandbox.patiently()
                    .alias("the operator knows the edited node " + name)
                    .until(() -> knows.test(
                            name,
                            instance -> edition.equals(instance.attributes().get(EDITION))));
        }
    }

    /** Gives a node of the local cluster to this test, until it ends. */
    public void join(String name) {
        label(name, "\"" + cluster + "\"");
        joined.add(name);
        awaitReached(name);
    }

    /** Takes a node out of the Cluster. */
    public void leave(String name) {
        label(name, "null");
    }

    /** Removes a node as if it had never been. */
    public void remove(String name) {
        joined.remove(name);
        client.nodes().withName(name).delete();
    }

    private void label(String name, String value) {
        client.nodes()
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"labels\":{\"" + Labels.CLUSTER + "\":" + value + "}}}");
    }

    /** Returns once placement knows the node as a connected instance. */
    public void awaitReached(String name) {
        Sandbox.patiently()
                .alias("the operator can place tasks on " + name)
                .until(() -> knows.test(name, Instance::agentConnected));
    }

    private String nextName() {
        return cluster + "-" + (char) ('a' + made.size() % 26) + made.size();
    }

    @Override
    public void close() {
        joined.forEach(this::leave);
        made.forEach(this::remove);
    }
}

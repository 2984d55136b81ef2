package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.operator.controller.cluster.ClusterNodes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.Watches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each node whether it is a container instance, and why not. */
final class NodeStandings {
    private static final String CORDON = "node.kubernetes.io/unschedulable:";

    private final Watches watches;
    private final Trials trials;

    NodeStandings(Watches watches, Trials trials) {
        this.watches = watches;
        this.trials = trials;
    }

    /** Empty if there is neither such a node nor such a container instance. */
    Optional<NodeStanding> of(String name) {
        Optional<ContainerInstance> instance = watches.instances().get("", name);
        return watches.nodes()
                .get(name)
                .map(node -> instance.map(i -> joined(node, i)).orElseGet(() -> outside(node)))
                .or(() -> instance.map(i -> new NodeStanding(
                        name,
                        Optional.empty(),
                        List.of("there is no such node any more; Cluster "
                                + i.getSpec().cluster() + " removes its ContainerInstance"))));
    }

    private NodeStanding joined(ObservedNode node, ContainerInstance instance) {
        String owner = instance.getSpec().cluster();
        List<String> selecting = selecting(node);
        Optional<Cluster> cluster = watches.clusters().get("", owner);
        Optional<ClusterInstance> entry =
                cluster.filter(c -> selecting.contains(owner)).flatMap(c -> entry(c, node.name()));
        List<String> remarks = new ArrayList<>();
        if (instance.isMarkedForDeletion()) {
            remarks.add("its ContainerInstance is being deleted, so it takes no part in placement");
        } else if (cluster.isEmpty()) {
            remarks.add("its ContainerInstance belongs to Cluster " + owner + ", which does not exist; delete the"
                    + " ContainerInstance to let another Cluster have the node");
        } else if (!selecting.contains(owner)) {
            remarks.add("Cluster " + owner + " does not select it any more and gives its ContainerInstance up");
        }
        selecting.stream()
                .filter(other -> !other.equals(owner))
                .forEach(other -> remarks.add("Cluster " + other + " selects it too, but Cluster " + owner
                        + " had it first and keeps it (InstanceConflict)"));
        forFargate(node)
                .forEach(other -> remarks.add("Cluster " + other + " selects it by spec.fargateSelector too, but a"
                        + " container instance runs no Fargate tasks"));
        entry.ifPresent(e -> remarks.addAll(obstacles(e)));
        return new NodeStanding(node.name(), entry, remarks);
    }

    /** A node that Fargate's tasks run on: of several Clusters that select it one has it. */
    private NodeStanding fargate(ObservedNode node, ClusterInstance entry) {
        List<String> remarks = new ArrayList<>();
        forFargate(node).stream()
                .filter(other -> !other.equals(entry.cluster()))
                .forEach(other ->
                        remarks.add("Cluster " + other + " selects it by spec.fargateSelector too, but Cluster "
                                + entry.cluster() + ", the first by name, has it"));
        remarks.add("tasks run on it as those of " + entry.book().instance().capacityProvider());
        remarks.addAll(obstacles(entry));
        return new NodeStanding(node.name(), Optional.of(entry), remarks);
    }

    private List<String> forFargate(ObservedNode node) {
        return watches.clusters().all().stream()
                .filter(cluster -> ClusterNodes.isForFargate(cluster, node))
                .map(cluster -> cluster.getMetadata().getName())
                .sorted()
                .toList();
    }

    private Optional<ClusterInstance> entry(Cluster cluster, String node) {
        return trials.of(cluster).instances().stream()
                .filter(book -> book.name().equals(node))
                .map(book -> new ClusterInstance(cluster.getMetadata().getName(), book))
                .findFirst();
    }

    private static List<String> obstacles(ClusterInstance entry) {
        Instance instance = entry.book().instance();
        List<String> remarks = new ArrayList<>();
        if (instance.status() != InstanceStatus.ACTIVE) {
            remarks.add(
                    "it takes no new tasks: it is " + instance.status() + " (spec.status of its ContainerInstance)");
        }
        if (!instance.agentConnected()) {
            remarks.add("it takes no new tasks: the node is not Ready, so its agent counts as disconnected");
        }
        for (String taint : instance.untoleratedTaints()) {
            remarks.add(
                    taint.startsWith(CORDON)
                            ? "it takes no new tasks: the node is cordoned; kubectl uncordon " + instance.name()
                                    + " ends that"
                            : "it takes no new tasks: spec.tolerations of Cluster " + entry.cluster()
                                    + " does not tolerate its taint " + taint);
        }
        return remarks;
    }

    private NodeStanding outside(ObservedNode node) {
        Optional<ClusterInstance> pool = forFargate(node).stream()
                .findFirst()
                .flatMap(name -> watches.clusters().get("", name))
                .flatMap(cluster -> entry(cluster, node.name()));
        return pool.map(entry -> fargate(node, entry)).orElseGet(() -> unused(node));
    }

    private NodeStanding unused(ObservedNode node) {
        List<String> selecting = selecting(node);
        List<String> remarks = new ArrayList<>();
        selecting.forEach(cluster -> remarks.add("Cluster " + cluster
                + " selects it, but it has no ContainerInstance yet; the operator makes it, if it runs"));
        if (selecting.isEmpty()) {
            remarks.add(unselected(node));
        }
        return new NodeStanding(node.name(), Optional.empty(), remarks);
    }

    private String unselected(ObservedNode node) {
        @Nullable String deregisteredFrom = node.annotations().get(Annotations.DEREGISTERED_FROM);
        if (deregisteredFrom != null) {
            return "it was deregistered from Cluster " + deregisteredFrom
                    + ", by deleting its ContainerInstance; kubectl annotate node " + node.name() + " "
                    + Annotations.DEREGISTERED_FROM + "- asks it back";
        }
        String advice = "; to join it: kubectl label node " + node.name() + " " + Labels.CLUSTER + "=NAME"
                + (node.labels().containsKey(Labels.CLUSTER) ? " --overwrite" : "");
        return Optional.ofNullable(node.labels().get(Labels.CLUSTER))
                        .map(named -> watches.clusters().get("", named).isPresent()
                                ? "no Cluster selects it: its label " + Labels.CLUSTER + " names Cluster " + named
                                        + ", which selects nodes by its own spec.containerInstanceSelector, and that does not"
                                        + " match"
                                : "no Cluster selects it: its label " + Labels.CLUSTER + " names Cluster " + named
                                        + ", which does not exist")
                        .orElse("no Cluster selects it: it has no label " + Labels.CLUSTER
                                + ", and no Cluster's spec.containerInstanceSelector matches its labels")
                + advice;
    }

    private List<String> selecting(ObservedNode node) {
        return watches.clusters().all().stream()
                .filter(cluster -> ClusterNodes.selects(cluster, node))
                .map(cluster -> cluster.getMetadata().getName())
                .sorted()
                .toList();
    }
}

package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.controller.cluster.ClusterNodes;
import dev.longshore.operator.placement.Trial;
import dev.longshore.operator.watch.Watches;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the ledgers that placement is tried in. */
record Trials(Watches watches, ClusterNodes nodes, InstantSource clock) {
    /** A fresh one, with all instances of the Cluster by name. */
    Trial of(Cluster cluster) {
        List<Instance> instances = Stream.concat(
                        nodes.of(cluster).values().stream().flatMap(node -> nodes.instance(cluster, node).stream()),
                        nodes.fargate(cluster).stream())
                .sorted(Comparator.comparing(Instance::name))
                .toList();
        return new Trial(instances, watches.pods(), clock);
    }
}

package dev.longshore.operator.view;

import java.util.List;
import java.util.Optional;

/**
 * Whether a node is a container instance, or one of Fargate's nodes.
 *
 * @param instance as what it takes part in placement; empty if it does not
 * @param remarks why it does not, or what keeps tasks from it, each a sentence without its full stop
 */
public record NodeStanding(String node, Optional<ClusterInstance> instance, List<String> remarks) {
    public NodeStanding {
        remarks = List.copyOf(remarks);
    }
}

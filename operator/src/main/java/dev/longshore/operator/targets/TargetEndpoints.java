package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetDescription;
import dev.longshore.engine.target.TargetReason;
import dev.longshore.operator.node.AgentSettings;
import dev.longshore.operator.targets.PublishedEndpoint.Condition;
import dev.longshore.operator.watch.NodeWatch;
import dev.longshore.operator.watch.ObservedNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Targets as endpoints of core Services, and as ELB describes them. */
final class TargetEndpoints {
    private static final String ZONE = "topology.kubernetes.io/zone";
    /** A status is read whole by everybody who lists the kind. */
    private static final int DESCRIBED = 100;

    private final NodeWatch nodes;

    TargetEndpoints(NodeWatch nodes) {
        this.nodes = nodes;
    }

    /** Pod addresses and container ports. */
    List<PublishedEndpoint> ofPods(
            GroupSettings settings, Collection<RegisteredTarget> targets, Set<TargetKey> listed) {
        return sorted(targets)
                .map(target -> endpoint(
                        settings,
                        target,
                        listed,
                        target.address(),
                        target.port().containerPort()))
                .toList();
    }

    /** Node addresses and host ports; without those that no port of their node leads to. */
    List<PublishedEndpoint> ofInstances(
            GroupSettings settings, Collection<RegisteredTarget> targets, Set<TargetKey> listed) {
        return sorted(targets)
                .filter(target -> target.hostPort().isPresent())
                .flatMap(target -> node(target).flatMap(ObservedNode::internalAddress).stream()
                        .map(address -> endpoint(
                                settings,
                                target,
                                listed,
                                address,
                                target.hostPort().getAsInt())))
                .toList();
    }

    private PublishedEndpoint endpoint(
            GroupSettings settings, RegisteredTarget target, Set<TargetKey> listed, String address, int port) {
        Condition condition = target.health().draining()
                ? Condition.DRAINING
                : listed.contains(target.key()) ? Condition.READY : Condition.NOT_READY;
        return new PublishedEndpoint(
                target.task(),
                address,
                settings.ports().stream()
                        .map(p -> new PublishedEndpoint.Port(p.name(), port, p.protocol()))
                        .toList(),
                condition,
                zone(target));
    }

    /** At most 100, those that are not healthy first. */
    List<TargetDescription> describe(GroupSettings settings, Collection<RegisteredTarget> targets) {
        return Stream.concat(
                        sorted(targets).filter(target -> !target.health().healthy()),
                        sorted(targets).filter(target -> target.health().healthy()))
                .limit(DESCRIBED)
                .map(target -> describe(settings, target))
                .toList();
    }

    private TargetDescription describe(GroupSettings settings, RegisteredTarget target) {
        boolean instance = settings.instanceTargets() && target.hostPort().isPresent();
        return TargetDescription.builder()
                .id(instance ? instanceId(target) : target.address())
                .port(instance ? target.hostPort().getAsInt() : target.port().containerPort())
                .availabilityZone(zone(target).orElse(null))
                .taskId(target.task().taskId())
                .state(target.health().state().text())
                .reason(target.health().reason().map(TargetReason::code).orElse(null))
                .description(
                        target.health().description().isEmpty()
                                ? null
                                : target.health().description())
                .build();
    }

    private String instanceId(RegisteredTarget target) {
        return node(target)
                .flatMap(node -> AgentSettings.of(node.annotations())
                        .ec2InstanceId()
                        .or(() -> node.providerId().map(id -> id.substring(id.lastIndexOf('/') + 1))))
                .orElse(target.task().instance());
    }

    private static Stream<RegisteredTarget> sorted(Collection<RegisteredTarget> targets) {
        return targets.stream()
                .sorted(Comparator.comparing(
                                (RegisteredTarget target) -> target.task().pod())
                        .thenComparingInt(target -> target.port().containerPort()));
    }

    private Optional<ObservedNode> node(RegisteredTarget target) {
        return nodes.get(target.task().instance());
    }

    private Optional<String> zone(RegisteredTarget target) {
        return node(target).map(node -> node.labels().get(ZONE));
    }
}

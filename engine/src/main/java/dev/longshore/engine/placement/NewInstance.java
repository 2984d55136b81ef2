package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import java.util.List;
import java.util.Optional;

/**
 * A new instance of a group, as one that is there lets expect it. What is the one's own (its zone, its subnet, when it came, a cordon) may be
 * otherwise with the next: a refusal for that is none.
 */
public final class NewInstance {
    /** Taints that come and go with a node's state, and with whoever removes it. */
    private static final List<String> PASSING = List.of(
            "node.kubernetes.io/",
            "node.cloudprovider.kubernetes.io/",
            "karpenter.sh/",
            "ToBeDeletedByClusterAutoscaler",
            "DeletionCandidateOfClusterAutoscaler",
            "aws-node-termination-handler/",
            "cloud.google.com/impending-node-termination",
            "ecs.longshore.dev/");

    /** What expressions ask of one instance alone. */
    private static final List<String> OWN = List.of(
            Instance.AVAILABILITY_ZONE,
            Instance.SUBNET_ID,
            "containerInstanceArn",
            "ec2InstanceId",
            "registeredAt",
            "agentVersion",
            "runningTasksCount");

    private NewInstance() {}

    /**
     * It, without any task.
     *
     * @param one an instance of the group
     * @param room what tasks find on a new one
     * @param pods how many of them its kubelet admits
     */
    public static Instance like(Instance one, Resources room, int pods) {
        return Instance.builder(one.name(), room)
                .maxPods(pods)
                .reservedPorts(one.reservedPorts())
                .dynamicPorts(one.dynamicPorts())
                .attributes(one.attributes())
                .untoleratedTaints(one.untoleratedTaints().stream()
                        .filter(taint -> PASSING.stream().noneMatch(taint::startsWith))
                        .toList())
                .identity(one.identity())
                .capacityProvider(one.capacityProvider())
                .build();
    }

    /**
     * Why no new instance would take a task: what the closest of the samples refuses that any other would.
     *
     * @param why what the samples refuse; one that takes the task is not in it
     * @param samples how many there are: none lets expect nothing
     */
    public static Optional<List<Refusal>> refusals(Explanation why, int samples) {
        List<List<Refusal>> lasting = why.refused().stream()
                .map(one -> one.refusals().stream().filter(NewInstance::lasts).toList())
                .toList();
        boolean taken = lasting.size() < samples || lasting.stream().anyMatch(List::isEmpty);
        return taken ? Optional.empty() : lasting.stream().findFirst();
    }

    private static boolean lasts(Refusal refusal) {
        return switch (refusal) {
            case Refusal.WrongSubnet subnet -> false;
            case Refusal.NotActive status -> false;
            case Refusal.AgentDisconnected agent -> false;
            case Refusal.Avoided avoided -> false;
            case Refusal.NotMember member -> OWN.stream().noneMatch(member.expression()::contains);
            default -> true;
        };
    }
}
